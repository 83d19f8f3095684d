package dev.hookline.job;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a job, as it is kept.
 *
 * @param number 1 for the first try of the job
 * @param durationMicros from the start to the outcome
 * @param statusCode the HTTP status of the answer; null without an answer
 * @param error why it failed; null when it succeeded
 * @param detail one line for a person to read
 * @param body the beginning of the answer's body
 * @param bodyTruncated whether the answer was longer than what is kept
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Attempt(
    Id id,
    int number,
    Instant startedAt,
    long durationMicros,
    @Nullable Integer statusCode,
    @Nullable AttemptError error,
    @Nullable String detail,
    Headers requestHeaders,
    Headers responseHeaders,
    byte[] body,
    boolean bodyTruncated,
    Timings timings) {

  private static final byte[] NOTHING = {};

  /** What its headers and its body take. */
  long weightBytes() {
    return (long) requestHeaders.lines().length() + responseHeaders.lines().length() + body.length;
  }

  /** An attempt that ended before anything was sent. */
  public static Attempt unsent(
      Id id, int number, Instant startedAt, AttemptError error, String detail) {
    return new Attempt(
        id,
        number,
        startedAt,
        0,
        null,
        error,
        detail,
        Headers.NONE,
        Headers.NONE,
        NOTHING,
        false,
        Timings.NONE);
  }

  /**
   * An attempt of which nobody knows when it began and how it ended.
   *
   * @param now when that was noticed
   */
  public static Attempt interrupted(Id id, int number, Instant now) {
    return unsent(
        id,
        number,
        now,
        AttemptError.INTERRUPTED,
        "the process stopped before the outcome was stored, noticed at this time");
  }
}
