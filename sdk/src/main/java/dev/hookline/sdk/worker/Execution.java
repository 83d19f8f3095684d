package dev.hookline.sdk.worker;

import dev.hookline.sdk.LogLevel;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RetryDecision;
import dev.hookline.sdk.RunCancelledException;
import dev.hookline.sdk.RunError;
import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.ReportItem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One hand-over of a run, from lease to the report of its end. Its code runs on the thread of the
 * run; others may {@link #stop} it. Exactly one end is reported, whoever comes first.
 */
final class Execution implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Execution.class);

  private final LeasedRun run;
  private final RegisteredTask<?, ?> task;
  private final Session session;
  private final WorkerCore core;
  private final ExecutionContext context;
  private final long beganNanos = System.nanoTime();
  private final Thread thread;
  private final AtomicReference<Stop> stop = new AtomicReference<>(Stop.NONE);
  private final AtomicBoolean ended = new AtomicBoolean();
  private @Nullable Suspension suspension;

  Execution(LeasedRun run, RegisteredTask<?, ?> task, Session session, WorkerCore core) {
    this.run = run;
    this.task = task;
    this.session = session;
    this.core = core;
    this.context = new ExecutionContext(this, core);
    this.thread = core.options().threads().newThread(this);
  }

  void start() {
    thread.start();
  }

  LeasedRun leased() {
    return run;
  }

  Session session() {
    return session;
  }

  Stop stopped() {
    return stop.get();
  }

  /** Whether the calling thread is that of the code. */
  boolean isOwnThread() {
    return Thread.currentThread().threadId() == thread.threadId();
  }

  /** How long from now the attempt may still take; negative when it is over its time. */
  long nanosLeft() {
    return beganNanos + run.maxDuration().toNanos() - System.nanoTime();
  }

  /** Ends the code early; the first reason counts. */
  void stop(Stop reason) {
    if (!stop.compareAndSet(Stop.NONE, reason)) {
      return;
    }
    if (reason == Stop.TIMED_OUT) {
      end(new ReportItem.TimedOut(run.id(), run.lease()));
    }
    thread.interrupt();
    context.stopped();
  }

  void throwIfStopped() {
    Stop reason = stop.get();
    if (reason != Stop.NONE) {
      throw new RunCancelledException(run.id() + " " + reason.text());
    }
  }

  /** Remembers that the run is to be suspended when its code has ended. */
  void suspendAtEnd(Suspension wish) {
    suspension = wish;
  }

  @Override
  public void run() {
    core.options().observer().started(task.id());
    RunOutcome outcome = RunOutcome.ABANDONED;
    try {
      outcome = execute();
    } catch (Throwable defect) {
      log.error("{} could not be brought to an end", run.id(), defect);
      end(fail(Failures.describe(defect), Retry.policy()));
    } finally {
      core.ended(this);
      var duration = Duration.ofNanos(System.nanoTime() - beganNanos);
      core.options().observer().ended(task.id(), outcome, duration);
    }
  }

  private RunOutcome execute() {
    try {
      byte[] output = task.execute(run, context);
      return suspension == null ? completed(output) : suspended(suspension);
    } catch (Throwable error) {
      return suspension == null ? failed(error) : suspended(suspension);
    }
  }

  private RunOutcome completed(byte[] output) {
    return switch (stop.get()) {
      case NONE, CANCELLED -> {
        end(new ReportItem.Complete(run.id(), run.lease(), output));
        yield RunOutcome.COMPLETED;
      }
      case TIMED_OUT -> RunOutcome.TIMED_OUT;
      case LOST, ABANDONED -> RunOutcome.ABANDONED;
    };
  }

  private RunOutcome suspended(Suspension wish) {
    return switch (stop.get()) {
      case NONE -> {
        end(wish.items(run));
        yield RunOutcome.SUSPENDED;
      }
      case CANCELLED -> cancelled();
      case TIMED_OUT -> RunOutcome.TIMED_OUT;
      case LOST, ABANDONED -> RunOutcome.ABANDONED;
    };
  }

  private RunOutcome failed(Throwable error) {
    return switch (stop.get()) {
      case NONE -> {
        RetryDecision decision = task.decide(error);
        if (decision instanceof RetryDecision.Never || run.attempt() >= run.maxAttempts()) {
          task.failed(run, error, context);
        }
        end(fail(Failures.describe(error), decision));
        yield RunOutcome.FAILED;
      }
      case CANCELLED -> cancelled();
      case TIMED_OUT -> RunOutcome.TIMED_OUT;
      case LOST, ABANDONED -> RunOutcome.ABANDONED;
    };
  }

  private RunOutcome cancelled() {
    Thread.interrupted(); // what the hook does is not to be interrupted any more
    task.cancelled(context);
    end(new ReportItem.Cancelled(run.id(), run.lease()));
    return RunOutcome.CANCELLED;
  }

  private ReportItem fail(RunError error, RetryDecision decision) {
    return new ReportItem.Fail(run.id(), run.lease(), error, decision);
  }

  private void end(ReportItem item) {
    end(List.of(item));
  }

  private void end(List<ReportItem> items) {
    if (ended.compareAndSet(false, true)) {
      context.closeLog();
      core.reporter().add(new Items(this, items, null));
    }
  }

  /** Queues something about the run, unless its end is reported already. */
  void outgoing(Outgoing outgoing) {
    if (!ended.get()) {
      core.reporter().add(outgoing);
    }
  }

  /** Reports an item and waits until it is stored. */
  ItemResult report(ReportItem item) {
    throwIfStopped();
    var answer = new CompletableFuture<ItemResult>();
    core.reporter().add(new Items(this, List.of(item), answer));
    try {
      return answer.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throwIfStopped();
      throw new RunCancelledException(run.id() + " was interrupted by its own code");
    } catch (ExecutionException defect) {
      throw new IllegalStateException(defect);
    }
  }

  /** Something about the run was reported. */
  void heard(@Nullable ItemResult result) {
    if (result instanceof ItemResult.Stale) {
      stop(Stop.LOST);
    }
  }

  /** The server did not take what it was told; without any end the run would go on for nobody. */
  void rejected(List<ReportItem> items, ItemResult.Rejected rejected) {
    ReportItem last = items.getLast();
    if (last instanceof ReportItem.Complete || last instanceof ReportItem.Suspend) {
      var error = new RunError(rejected.code(), rejected.message(), null);
      endInstead(fail(error, Retry.never()));
    } else if (last instanceof ReportItem.Fail fail
        && fail.retry() instanceof RetryDecision.After) {
      endInstead(fail(fail.error(), Retry.policy()));
    } else {
      complain(rejected.code() + ": " + rejected.message());
    }
  }

  private void endInstead(ReportItem item) {
    core.reporter().add(new Items(this, List.of(item), null));
  }

  /** Tells the log of the run, and that of this process, that something is wrong. */
  void complain(String message) {
    log.warn("{}: {}", run.id(), message);
    context.log(LogLevel.WARN, message);
  }
}
