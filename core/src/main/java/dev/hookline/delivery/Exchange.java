package dev.hookline.delivery;

import dev.hookline.event.Headers;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Timings;
import org.jspecify.annotations.Nullable;

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

  /**
   * No complete answer came.
   *
   * @param detail one line for a person to read
   * @param begun what came of the answer; null when not even its head was complete
   */
  record Failed(
      AttemptError error,
      String detail,
      @Nullable Begun begun,
      long durationMicros,
      Timings timings)
      implements Exchange {}

  /**
   * An answer whose end did not come.
   *
   * @param body at most 64 KB of what came of it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Begun(int status, Headers headers, byte[] body) {}
}
