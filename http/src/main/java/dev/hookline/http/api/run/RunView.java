package dev.hookline.http.api.run;

import dev.hookline.http.json.RawJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it. Lists leave out {@code payload}, {@code output}, {@code error} and
 * {@code attempts}, and {@code startedAt} of those that are not being executed.
 *
 * @param payload the input: its JSON, or its bytes as base64
 * @param payloadEncoding {@code base64} when the input is no JSON
 * @param contentType of an input that is no JSON
 * @param output of a completed run: its JSON, or its bytes as base64
 * @param outputEncoding {@code base64} when the output is no JSON
 * @param error why the last attempt that failed did so; null for a completed run
 * @param reason one line on why it is in its state
 * @param delayedUntil when it begins or is tried again; null when that is not in the future
 */
public record RunView(
    String id,
    String task,
    String status,
    @Nullable Object payload,
    @Nullable String payloadEncoding,
    @Nullable String contentType,
    @Nullable Object output,
    @Nullable String outputEncoding,
    @Nullable RawJson error,
    @Nullable String reason,
    @Nullable List<RunAttemptView> attempts,
    RawJson metadata,
    List<String> tags,
    String queue,
    @Nullable String concurrencyKey,
    int priority,
    RunTriggerView trigger,
    @Nullable Integer maxAttempts,
    @Nullable Duration maxDuration,
    @Nullable Instant delayedUntil,
    @Nullable Instant expiresAt,
    @Nullable WaitingForView waitingFor,
    @Nullable Instant cancelRequestedAt,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    boolean isCompleted) {

  private static final long BYTES_OF_EACH = 1_024;

  /** What it takes in an answer, roughly. */
  long bytes() {
    return BYTES_OF_EACH + bytes(metadata) + bytes(output) + bytes(error);
  }

  private static long bytes(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case RawJson json -> json.bytes().length;
      case String text -> text.length();
      default -> throw new IllegalArgumentException("not a value: " + value.getClass());
    };
  }
}
