package dev.hookline.job;

import java.time.Instant;

/**
 * A name that a trigger gave its run, unique for its task while it is valid.
 *
 * @param until when the name is free again; for {@link Use#KEEP_FIRST} and {@link Use#TAKE_LAST} it
 *     is free as soon as the run has begun
 */
public record RunKey(Use use, String text, Instant until) {

  public static final int LENGTH_MAX = 512;

  /** What a second trigger with the same key does. */
  public enum Use {
    /** Nothing: it is answered with the first run. */
    IDEMPOTENCY,
    /** Moves the waiting run to its own due time. */
    KEEP_FIRST,
    /** The same, and replaces the payload. */
    TAKE_LAST
  }
}
