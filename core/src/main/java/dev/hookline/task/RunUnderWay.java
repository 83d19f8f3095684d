package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.Claimed;
import dev.hookline.job.Run;
import dev.hookline.job.Step;
import dev.hookline.job.StepBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run between its hand-over by the engine and the storing of how that attempt ended. It ends
 * once; who ends it a second time in the same way is told whether the first end was stored, for a
 * report may come twice.
 */
public final class RunUnderWay {

  private static final long NEVER = Long.MAX_VALUE;

  private final Claimed claimed;
  private final Run run;
  private final TaskDefinition task;
  private final BiConsumer<RunUnderWay, AttemptResult> done;
  private final Executor lane;

  private volatile @Nullable WorkerSession session;
  private volatile long begunAtMillis;
  private volatile long cancelAtMillis = NEVER;
  private @Nullable StepBudget steps;
  private boolean ended;
  private @Nullable AttemptResult end;
  private @Nullable Boolean kept;
  private final List<Consumer<Boolean>> toldWhenStored = new ArrayList<>();

  RunUnderWay(
      Claimed claimed,
      Run run,
      TaskDefinition task,
      BiConsumer<RunUnderWay, AttemptResult> done,
      Executor lane) {
    this.claimed = claimed;
    this.run = run;
    this.task = task;
    this.done = done;
    this.lane = lane;
  }

  public Claimed claimed() {
    return claimed;
  }

  public Run run() {
    return run;
  }

  public TaskDefinition task() {
    return task;
  }

  public Id id() {
    return claimed.job().id();
  }

  /** The number of this hand-over; a report with another one is refused. */
  public int lease() {
    return claimed.job().attempt();
  }

  /** Who executes it; null while nobody does, and for a task that is executed over HTTP. */
  @Nullable WorkerSession session() {
    return session;
  }

  public Instant begunAt() {
    return Instant.ofEpochMilli(begunAtMillis);
  }

  boolean hasBegun() {
    return begunAtMillis != 0;
  }

  /** False when it has ended already. */
  synchronized boolean begin(@Nullable WorkerSession by, long nowMillis) {
    if (!ended) {
      session = by;
      begunAtMillis = nowMillis;
    }
    return !ended;
  }

  /** Whether this too may be memoised. */
  synchronized boolean mayMemoise(Step step) {
    if (steps == null) {
      steps = new StepBudget();
      run.steps().forEach(steps::take);
    }
    return steps.take(step);
  }

  /** How long this attempt may take. */
  public Duration maxDuration() {
    return task.maxDuration(run);
  }

  /** When the server ends it because it took too long. */
  long overdueAtMillis() {
    return begunAtMillis + maxDuration().toMillis();
  }

  /** When the server ends it because it was to be cancelled; never if it was not. */
  long cancelAtMillis() {
    return cancelAtMillis;
  }

  /**
   * Whatever this attempt ends with, no other follows it, and this one ends at that time.
   *
   * @return false when it has ended without knowing of that
   */
  synchronized boolean cancelAt(long millis) {
    if (!ended) {
      cancelAtMillis = Math.min(cancelAtMillis, millis);
    }
    return cancelAtMillis != NEVER;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /**
   * Ends the attempt. One that was to be cancelled is followed by no other.
   *
   * @param told whether this end is kept, when that is on stable storage; at once when it is not
   *     because the attempt has ended in another way
   * @return false when it had ended before
   */
  boolean end(AttemptResult result, Consumer<Boolean> told) {
    Boolean known;
    boolean first;
    AttemptResult meant;
    synchronized (this) {
      first = !ended;
      ended = true;
      meant = cancelAtMillis == NEVER ? result : RunEnds.ofCancelled(result);
      if (first) {
        end = meant;
      }
      known = (end != null && end.saysTheSameAs(meant)) ? kept : Boolean.FALSE;
      if (known == null) {
        toldWhenStored.add(told);
      }
    }
    if (known != null) {
      told.accept(known);
    }
    if (first) {
      lane.execute(() -> done.accept(this, meant));
    }
    return first;
  }

  /** Runs something once the end is on stable storage or was refused, whatever the end is. */
  void whenSettled(Runnable then) {
    boolean isSettled;
    synchronized (this) {
      isSettled = kept != null;
      if (!isSettled) {
        toldWhenStored.add(_ -> then.run());
      }
    }
    if (isSettled) {
      then.run();
    }
  }

  /** The end is on stable storage, or was refused because the run was somebody else's by then. */
  void settled(boolean wasKept) {
    List<Consumer<Boolean>> all;
    synchronized (this) {
      ended = true;
      kept = wasKept;
      all = List.copyOf(toldWhenStored);
      toldWhenStored.clear();
    }
    all.forEach(told -> told.accept(wasKept));
  }
}
