package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.Claimed;
import dev.hookline.job.JobHandler;
import dev.hookline.job.Lane;
import dev.hookline.job.LaneExecutors;
import dev.hookline.job.LanePolicy;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Run;
import dev.hookline.job.StepBudget;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Takes runs from the engine: has them ready for workers, or sends them to a task's URL. */
public final class RunHandler implements JobHandler {

  private final Tasks tasks;
  private final RunAdmission admission;
  private final QueueSlots slots;
  private final WorkerSessions workers;
  private final RunsUnderWay underWay;
  private final HttpRuns http;
  private final HeldRuns heldRuns;
  private final LaneExecutors executors;
  private final RunEnds ends;

  RunHandler(
      Tasks tasks,
      RunAdmission admission,
      QueueSlots slots,
      WorkerSessions workers,
      RunsUnderWay underWay,
      HttpRuns http,
      HeldRuns heldRuns,
      LaneExecutors executors,
      RunEnds ends) {
    this.tasks = tasks;
    this.admission = admission;
    this.slots = slots;
    this.workers = workers;
    this.underWay = underWay;
    this.http = http;
    this.heldRuns = heldRuns;
    this.executors = executors;
    this.ends = ends;
  }

  @Override
  public LanePolicy policy(Id target) {
    return new LanePolicy(slots.allowed(target), null, TaskDefinition.RETRY_STANDARD);
  }

  @Override
  public RetryPolicy retry(Claimed claimed) {
    Run run = runOf(claimed);
    TaskDefinition task = tasks.find(claimed.job().project(), run.task());
    return task == null
        ? TaskDefinition.RETRY_STANDARD
        : task.retry().withMaxAttempts(task.maxAttempts(run));
  }

  @Override
  public void attempt(Claimed claimed, Consumer<AttemptResult> done) {
    Run run = runOf(claimed);
    TaskDefinition task = tasks.find(claimed.job().project(), run.task());
    if (task == null) {
      done.accept(ends.givenUp(claimed.job().attempt(), "task_deleted"));
      return;
    }
    Id target = claimed.job().target();
    if (StepBudget.isExceededBy(run.steps())) {
      done.accept(ends.givenUp(claimed.job().attempt(), "too_many_steps"));
      return;
    }
    AttemptResult refusal = admission.refusal(claimed.job(), run);
    if (refusal != null) {
      done.accept(refusal);
      return;
    }
    slots.handedOver(target);
    Executor lane = executors.of(claimed.job().lane());
    RunUnderWay begun =
        new RunUnderWay(
            claimed,
            run,
            task,
            (ended, result) -> {
              workers.ended(ended, lane);
              if (ended.hasBegun()) {
                slots.end(target);
              }
              slots.ended(target);
              done.accept(result);
            },
            lane);
    underWay.add(begun);
    if (task.http() != null) {
      if (admission.begin(begun, null)) {
        http.attempt(begun, task.http());
      }
    } else if (!workers.offer(begun, lane)) {
      begun.end(ends.held(RunMaker.NO_WORKER), _ -> {});
    }
  }

  private static Run runOf(Claimed claimed) {
    Run run = claimed.job().run();
    if (run == null) {
      throw new IllegalStateException("not a run: " + claimed.job().id());
    }
    return run;
  }

  @Override
  public void held(Lane lane) {
    heldRuns.held(lane);
  }
}
