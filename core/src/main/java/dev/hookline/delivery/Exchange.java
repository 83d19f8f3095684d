package dev.hookline.delivery;

import dev.hookline.event.Headers;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Timings;

/** How a request went. */
public sealed interface Exchange {

  long durationMicros();

  Timings timings();

  /**
   * An answer came, whatever it says.
   *
   * @param body at most 64 KB of it
   * @param truncated whether there was more
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Answered(
      int status,
      Headers headers,
      byte[] body,
      boolean truncated,
      long durationMicros,
      Timings timings)
      implements Exchange {}

  /** No complete answer came. {@code detail} is one line for a person to read. */
  record Failed(AttemptError error, String detail, long durationMicros, Timings timings)
      implements Exchange {}
}
