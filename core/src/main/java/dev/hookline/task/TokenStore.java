package dev.hookline.task;

import dev.hookline.id.Id;
import java.time.Instant;
import java.util.Optional;

/** Keeps tokens. All methods block, are durable when they return, and throw StoreUnavailable. */
public interface TokenStore {

  /** Keeps it, or gives back the one that has its key already. */
  Token create(Token token);

  Optional<Token> find(Id token);

  /**
   * Completes it and makes the runs that wait for it due; does nothing when it is completed
   * already. Empty when there is none.
   */
  Optional<Token> complete(Id token, byte[] output, Instant now);
}
