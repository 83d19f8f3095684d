package dev.hookline.sdk.worker;

import dev.hookline.sdk.LogLevel;
import dev.hookline.sdk.Metadata;
import dev.hookline.sdk.RunContext;
import dev.hookline.sdk.RunResult;
import dev.hookline.sdk.RunTrigger;
import dev.hookline.sdk.StepBody;
import dev.hookline.sdk.TaskRef;
import dev.hookline.sdk.Token;
import dev.hookline.sdk.TokenResult;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.transport.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the code of a run sees. Its parts are made when they are first used. */
final class ExecutionContext implements RunContext {

  private final Execution execution;
  private final WorkerCore core;
  private final StopActions stopActions = new StopActions();
  private final Object lock = new Object();
  private @Nullable RunJournal journal;
  private @Nullable LogBuffer log;
  private @Nullable MetadataChanges metadata;

  ExecutionContext(Execution execution, WorkerCore core) {
    this.execution = execution;
    this.core = core;
  }

  private RunJournal journal() {
    if (!execution.isOwnThread()) {
      throw new IllegalStateException("steps, waits and children belong to the thread of the run");
    }
    if (journal == null) {
      journal = new RunJournal(execution, core);
    }
    return journal;
  }

  /** Writes the last line of the log, if one is needed. */
  void closeLog() {
    LogBuffer buffer;
    synchronized (lock) {
      buffer = log;
    }
    if (buffer != null && buffer.close(core.options().clock().instant())) {
      core.reporter().add(buffer);
    }
  }

  /** The run is to end. */
  void stopped() {
    stopActions.stopped();
  }

  @Override
  public String id() {
    return execution.leased().id();
  }

  @Override
  public String task() {
    return execution.leased().task();
  }

  @Override
  public int attempt() {
    return execution.leased().attempt();
  }

  @Override
  public int maxAttempts() {
    return execution.leased().maxAttempts();
  }

  @Override
  public List<String> tags() {
    return execution.leased().tags();
  }

  @Override
  public RunTrigger trigger() {
    return execution.leased().trigger();
  }

  @Override
  public String queue() {
    return execution.leased().queue();
  }

  @Override
  public Instant createdAt() {
    return execution.leased().createdAt();
  }

  @Override
  public boolean isCancelled() {
    return execution.stopped() != Stop.NONE;
  }

  @Override
  public void throwIfCancelled() {
    execution.throwIfStopped();
  }

  @Override
  public void onCancel(Runnable action) {
    stopActions.add(action);
  }

  @Override
  public void log(LogLevel level, String message, Map<String, ?> fields) {
    byte[] particulars = fields.isEmpty() ? null : core.options().json().write(fields);
    var entry = new LogEntry(core.options().clock().instant(), level, message, particulars);
    LogBuffer buffer;
    synchronized (lock) {
      if (log == null) {
        log = new LogBuffer(execution, core.logBytes());
      }
      buffer = log;
    }
    if (buffer.add(entry)) {
      execution.outgoing(buffer);
    }
  }

  @Override
  public Metadata metadata() {
    synchronized (lock) {
      if (metadata == null) {
        metadata = new MetadataChanges(execution, core.options().json());
      }
      return metadata;
    }
  }

  @Override
  public void progress(double fraction, @Nullable String message) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("a fraction is from 0 to 1, not " + fraction);
    }
    metadata()
        .set(
            "progress",
            message == null
                ? Map.of("fraction", fraction)
                : Map.of("fraction", fraction, "message", message));
  }

  @Override
  public <T, E extends Exception> @Nullable T step(String name, TypeOf<T> type, StepBody<T, E> body)
      throws E {
    return journal().step(name, type, body);
  }

  @Override
  public void sleep(Duration time) {
    new RunSleep(journal(), execution, core).sleep(time);
  }

  @Override
  public void sleepUntil(Instant time) {
    new RunSleep(journal(), execution, core).sleepUntil(time);
  }

  @Override
  public Token createToken(Duration timeout) {
    return new RunTokens(journal(), execution, core).create(timeout);
  }

  @Override
  public <T> TokenResult<T> waitForToken(String token, @Nullable Duration timeout, TypeOf<T> type) {
    return new RunTokens(journal(), execution, core).await(token, timeout, type);
  }

  @Override
  public <I> String trigger(TaskRef<I, ?> task, I input, TriggerOptions options) {
    return new RunTriggers(journal(), execution, core).trigger(task, input, options);
  }

  @Override
  public <I, O> List<RunResult<O>> batchTriggerAndWait(
      TaskRef<I, O> task, List<I> inputs, TriggerOptions options) {
    return new RunTriggers(journal(), execution, core).triggerAndWait(task, inputs, options);
  }
}
