package dev.hookline.testkit.task;

import dev.hookline.task.RunRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Requests with one thing more in them. */
final class RunRequests {

  private RunRequests() {}

  static RunRequest notBefore(RunRequest request, Instant time) {
    return with(request, time, request.ttl(), request.concurrencyKey(), request.priority());
  }

  static RunRequest expiring(RunRequest request, Duration ttl) {
    return with(request, request.notBefore(), ttl, request.concurrencyKey(), request.priority());
  }

  static RunRequest withConcurrencyKey(RunRequest request, String concurrencyKey) {
    return with(request, request.notBefore(), request.ttl(), concurrencyKey, request.priority());
  }

  static RunRequest urgent(RunRequest request, int priority) {
    return with(request, request.notBefore(), request.ttl(), request.concurrencyKey(), priority);
  }

  private static RunRequest with(
      RunRequest request,
      @Nullable Instant notBefore,
      @Nullable Duration ttl,
      @Nullable String concurrencyKey,
      int priority) {
    return new RunRequest(
        request.payload(),
        request.trigger(),
        notBefore,
        ttl,
        request.key(),
        request.queue(),
        concurrencyKey,
        priority,
        request.tags(),
        request.metadata(),
        request.maxAttempts(),
        request.maxDuration());
  }
}
