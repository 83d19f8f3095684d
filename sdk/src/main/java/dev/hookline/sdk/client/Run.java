package dev.hookline.sdk.client;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the server has it.
 *
 * @param payload the input as JSON; null in lists
 * @param output JSON; null unless completed, and in lists unless asked for
 * @param error why it ended otherwise, or why its last attempt failed
 * @param reason a stable code for a state that is not explained by an error
 * @param metadata a JSON object
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record Run(
    String id,
    String task,
    RunStatus status,
    byte @Nullable [] payload,
    byte @Nullable [] output,
    @Nullable RunError error,
    @Nullable String reason,
    byte[] metadata,
    List<String> tags,
    @Nullable String queue,
    List<RunAttempt> attempts,
    @Nullable Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  public Run {
    tags = List.copyOf(tags);
    attempts = List.copyOf(attempts);
  }
}
