package dev.hookline.operate;

import dev.hookline.id.Id;
import java.util.Optional;

/**
 * Keeps remembered answers. All methods block, are durable when they return, and throw
 * StoreUnavailable.
 */
public interface AnswerStore {

  Optional<RememberedAnswer> find(Id project, String key);

  /** Replaces one of the same project and key. */
  void save(RememberedAnswer answer);
}
