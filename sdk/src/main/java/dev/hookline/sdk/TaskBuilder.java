package dev.hookline.sdk;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Task} is made of. Not safe for several threads. */
public final class TaskBuilder<I, O> {

  private final String id;
  private final TypeOf<I> inputType;
  private final TypeOf<O> outputType;
  private @Nullable String description;
  private @Nullable String queue;
  private @Nullable Integer concurrency;
  private @Nullable Integer concurrencyPerKey;
  private @Nullable RetryPolicy retry;
  private @Nullable Duration maxDuration;
  private @Nullable Duration ttl;
  private final List<EventSubscription> on = new ArrayList<>();
  private final List<CronSchedule> schedules = new ArrayList<>();
  private TaskHooks.@Nullable StartHook<I> onStart;
  private TaskHooks.@Nullable SuccessHook<I, O> onSuccess;
  private TaskHooks.@Nullable FailureHook<I> onFailure;
  private TaskHooks.@Nullable CancelHook onCancel;
  private Function<Throwable, RetryDecision> onError = error -> Retry.policy();

  TaskBuilder(String id, TypeOf<I> inputType, TypeOf<O> outputType) {
    this.id = id;
    this.inputType = inputType;
    this.outputType = outputType;
  }

  /** One line about what the task does. */
  public TaskBuilder<I, O> description(String line) {
    description = line;
    return this;
  }

  /** Its runs wait in this queue, with those of other tasks that name it. */
  public TaskBuilder<I, O> queue(String name) {
    queue = name;
    return this;
  }

  /** So many runs of its queue execute at once, over all workers. */
  public TaskBuilder<I, O> concurrency(int runs) {
    concurrency = runs;
    return this;
  }

  /** So many runs with the same concurrency key execute at once, over all workers. */
  public TaskBuilder<I, O> concurrencyPerKey(int runs) {
    concurrencyPerKey = runs;
    return this;
  }

  /** When failed attempts are repeated; default 3 attempts, 1 s to 30 s apart. */
  public TaskBuilder<I, O> retry(RetryPolicy policy) {
    retry = policy;
    return this;
  }

  /** How long one attempt may take; default 5 minutes, at most 24 hours. */
  public TaskBuilder<I, O> maxDuration(Duration time) {
    maxDuration = time;
    return this;
  }

  /** After which a run that has not begun expires; default never. */
  public TaskBuilder<I, O> ttl(Duration time) {
    ttl = time;
    return this;
  }

  /** Also runs for each of these events, with the payload of the event as the input. */
  public TaskBuilder<I, O> on(EventSubscription events) {
    on.add(events);
    return this;
  }

  /** Also runs at these times in UTC: minute, hour, day of month, month, day of week. */
  public TaskBuilder<I, O> schedule(String cron) {
    return schedule(cron, ZoneOffset.UTC);
  }

  /** Also runs at these times in this zone. */
  public TaskBuilder<I, O> schedule(String cron, ZoneId timezone) {
    schedules.add(new CronSchedule(cron, timezone));
    return this;
  }

  /** Called before the code begins, also when a suspended run goes on. */
  public TaskBuilder<I, O> onStart(TaskHooks.StartHook<I> hook) {
    onStart = hook;
    return this;
  }

  /** Called when the code has returned. */
  public TaskBuilder<I, O> onSuccess(TaskHooks.SuccessHook<I, O> hook) {
    onSuccess = hook;
    return this;
  }

  /** Called when the last attempt has failed. */
  public TaskBuilder<I, O> onFailure(TaskHooks.FailureHook<I> hook) {
    onFailure = hook;
    return this;
  }

  /** Called when the run was cancelled while it executed. */
  public TaskBuilder<I, O> onCancel(TaskHooks.CancelHook hook) {
    onCancel = hook;
    return this;
  }

  /** Decides what follows a failure: {@code Retry.policy()}, {@code never()} or {@code after()}. */
  public TaskBuilder<I, O> onError(Function<Throwable, RetryDecision> decision) {
    onError = decision;
    return this;
  }

  /**
   * Ends the task with its code.
   *
   * @throws IllegalArgumentException when what was collected is not valid
   */
  public Task<I, O> handler(TaskHandler<I, O> code) {
    var definition =
        new TaskDefinition(
            id, description, queueDefinition(), retry, maxDuration, ttl, on, schedules);
    var hooks = new TaskHooks<>(onStart, onSuccess, onFailure, onCancel, onError);
    return new Task<>(definition, inputType, outputType, code, hooks);
  }

  private @Nullable QueueDefinition queueDefinition() {
    return queue == null && concurrency == null && concurrencyPerKey == null
        ? null
        : new QueueDefinition(queue, concurrency, concurrencyPerKey);
  }
}
