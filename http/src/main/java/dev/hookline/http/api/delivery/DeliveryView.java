package dev.hookline.http.api.delivery;

import dev.hookline.delivery.DeliveryStatus;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param attempts how many were begun
 * @param nextAttemptAt set while it waits for its time
 * @param lastResponse what the last attempt was answered; null when it was not
 */
public record DeliveryView(
    String id,
    String event,
    String endpoint,
    String status,
    @Nullable String reason,
    int attempts,
    @Nullable Instant nextAttemptAt,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable LastResponse lastResponse) {

  /** The answer to an attempt. */
  public record LastResponse(int statusCode) {}

  public static DeliveryView of(Job job) {
    Integer statusCode = job.lastStatusCode();
    return new DeliveryView(
        job.id().text(IdPrefix.DELIVERY),
        job.event().text(IdPrefix.EVENT),
        job.target().text(IdPrefix.ENDPOINT),
        DeliveryStatus.of(job),
        job.reason(),
        job.attempt(),
        job.status() == JobStatus.READY ? job.dueAt() : null,
        job.createdAt(),
        job.finishedAt(),
        statusCode == null ? null : new LastResponse(statusCode));
  }
}
