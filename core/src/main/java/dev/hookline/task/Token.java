package dev.hookline.task;

import dev.hookline.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something outside that a run can wait for.
 *
 * @param secret the last part of its public URL; 128 random bits
 * @param key makes its creation repeatable, unique in the project; null for none
 * @param expiresAt when it times out if it has not been completed
 * @param output JSON; null while it has not been completed
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Token(
    Id id,
    Id project,
    String secret,
    @Nullable String key,
    Instant expiresAt,
    @Nullable Instant completedAt,
    byte @Nullable [] output) {

  public static final int OUTPUT_BYTES_MAX = 1 << 20;

  public boolean isOver(Instant now) {
    return completedAt != null || !now.isBefore(expiresAt);
  }
}
