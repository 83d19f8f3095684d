package dev.hookline.sdk;

import java.util.Optional;

/**
 * A small JSON object that stands at the run for all to see, at most 64 KiB. Changes are sent
 * together and soon, the last one for each key wins; none is lost before the run ends.
 */
public interface Metadata {

  /** Sets an entry to anything that becomes JSON. */
  Metadata set(String key, Object value);

  /** Takes an entry out. */
  Metadata remove(String key);

  /**
   * Reads an entry as this run last knew it.
   *
   * @throws IllegalArgumentException when it does not fit the type
   */
  <T> Optional<T> get(String key, Class<T> type);
}
