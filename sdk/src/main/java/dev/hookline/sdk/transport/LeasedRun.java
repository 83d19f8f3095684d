package dev.hookline.sdk.transport;

import dev.hookline.sdk.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run handed to a worker. Arrays are not copied: nobody changes them.
 *
 * @param id of the run
 * @param lease the number of this hand-over, which every report carries
 * @param attempt 1, and one more after each failure; a run that has slept is in the same attempt
 * @param maxDuration of this attempt
 * @param payload the bytes of the input, JSON unless {@code contentType} says otherwise
 * @param contentType of the payload
 * @param metadata a JSON object
 * @param steps what earlier hand-overs memoised, in the order in which it was reported
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record LeasedRun(
    String id,
    long lease,
    String task,
    int attempt,
    int maxAttempts,
    Duration maxDuration,
    byte[] payload,
    String contentType,
    RunTrigger trigger,
    byte[] metadata,
    List<String> tags,
    String queue,
    Instant createdAt,
    List<MemoisedStep> steps) {

  /** The content type of a payload that is JSON. */
  public static final String JSON = "application/json";

  public LeasedRun {
    tags = List.copyOf(tags);
    steps = List.copyOf(steps);
  }
}
