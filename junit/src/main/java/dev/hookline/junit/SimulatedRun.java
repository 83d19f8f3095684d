package dev.hookline.junit;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.RunTrigger;
import dev.hookline.sdk.TaskDefinition;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.LogEntry;
import dev.hookline.sdk.transport.MemoisedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run as the simulated server keeps it. Guarded by the lock of {@link SimulatedServer}. */
final class SimulatedRun {

  private static final int ATTEMPTS = 3;
  private static final Duration MAX_DURATION = Duration.ofMinutes(5);

  final String id;
  final TaskDefinition task;
  final byte[] payload;
  final TriggerOptions options;
  final RunTrigger trigger;
  final Instant createdAt;
  final Map<String, byte[]> steps = new LinkedHashMap<>();
  final Map<String, byte[]> metadata;
  final List<LogEntry> log = new ArrayList<>();
  final List<RunError> errors = new ArrayList<>();
  RunStatus status = RunStatus.QUEUED;
  int attempt = 1;
  long lease;
  @Nullable Instant wakesAt;
  @Nullable String token;
  List<String> children = List.of();
  byte @Nullable [] output;
  @Nullable RunError error;

  SimulatedRun(
      String id,
      TaskDefinition task,
      byte[] payload,
      TriggerOptions options,
      RunTrigger trigger,
      Map<String, byte[]> metadata,
      Instant createdAt) {
    this.id = id;
    this.task = task;
    this.payload = payload;
    this.options = options;
    this.trigger = trigger;
    this.metadata = new LinkedHashMap<>(metadata);
    this.createdAt = createdAt;
  }

  int maxAttempts() {
    if (options.maxAttempts() != null) {
      return options.maxAttempts();
    }
    return task.retry() == null ? ATTEMPTS : task.retry().maxAttempts();
  }

  /** Whether it only waits for a worker. */
  boolean isReady() {
    return status == RunStatus.QUEUED;
  }

  /** Whether only the passing of time can move it. */
  boolean sleeps() {
    return !status.isFinal() && status != RunStatus.EXECUTING && wakesAt != null;
  }

  void queue() {
    status = RunStatus.QUEUED;
    wakesAt = null;
    token = null;
    children = List.of();
  }

  LeasedRun lease() {
    status = RunStatus.EXECUTING;
    lease++;
    return new LeasedRun(
        id,
        lease,
        task.id(),
        attempt,
        maxAttempts(),
        Objects.requireNonNullElse(
            options.maxDuration() == null ? task.maxDuration() : options.maxDuration(),
            MAX_DURATION),
        payload,
        LeasedRun.JSON,
        trigger,
        JsonText.object(metadata),
        options.tags(),
        "task/" + task.id(),
        createdAt,
        steps.entrySet().stream()
            .map(step -> new MemoisedStep(step.getKey(), step.getValue()))
            .toList());
  }
}
