package dev.hookline.trigger;

import dev.hookline.event.Event;
import dev.hookline.ingest.Intake;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.job.RunTrigger;
import dev.hookline.task.RunMaker;
import dev.hookline.task.RunRequest;
import dev.hookline.task.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes runs of what is asked for, and has them stored. */
public final class Triggers {

  private final RunMaker maker;
  private final Intake intake;

  public Triggers(RunMaker maker, Intake intake) {
    this.maker = maker;
    this.intake = intake;
  }

  /**
   * Stores runs of a task together and returns them as they were made. Blocks only when a queue or
   * a concurrency key is new; the receipts come after the commit, on a thread of the store that
   * must not be blocked. A receipt {@code Duplicate} names the run that has the key.
   */
  public List<Job> trigger(
      TaskDefinition task, List<RunRequest> requests, Intake.IndexedReceipts done) {
    List<RunMaker.Made> made = new ArrayList<>(requests.size());
    for (RunRequest request : requests) {
      made.add(maker.make(task, request));
    }
    intake.acceptRuns(made, done);
    return made.stream().map(RunMaker.Made::job).toList();
  }

  /**
   * A new run with the input and the options of one that is there, and its metadata as it is now;
   * without its key.
   */
  public Job replay(TaskDefinition task, Job original, Event input, Intake.IndexedReceipts done) {
    Run run = original.run();
    RunRequest again =
        RunRequest.of(input.payload(), new RunTrigger(RunTrigger.Kind.REPLAY, original.id()));
    if (run != null) {
      again =
          new RunRequest(
              input.payload(),
              again.trigger(),
              null,
              timeToLive(original, run),
              null,
              run.queue(),
              run.concurrencyKey(),
              run.priority(),
              run.tags(),
              run.metadata(),
              run.maxAttempts(),
              run.maxDuration());
    }
    return trigger(task, List.of(again), done).getFirst();
  }

  /** Null, for that of the task, when it has begun: it has none any more. */
  private static @Nullable Duration timeToLive(Job original, Run run) {
    Instant expiresAt = run.expiresAt();
    return expiresAt == null ? null : Duration.between(original.mayBeginAt(), expiresAt);
  }
}
