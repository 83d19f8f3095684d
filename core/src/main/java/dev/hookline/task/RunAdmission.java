package dev.hookline.task;

import dev.hookline.job.AttemptResult;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run may begin: asked when the engine hands it over, and again when a worker takes it,
 * because it may have waited for that, and its queue been paused or limited meanwhile.
 */
final class RunAdmission {

  private final Queues queues;
  private final QueueSlots slots;
  private final RunsUnderWay underWay;
  private final RunEnds ends;
  private final InstantSource clock;

  RunAdmission(
      Queues queues, QueueSlots slots, RunsUnderWay underWay, RunEnds ends, InstantSource clock) {
    this.queues = queues;
    this.slots = slots;
    this.underWay = underWay;
    this.ends = ends;
    this.clock = clock;
  }

  /** Why a run is not to be handed over; null when it is. */
  @Nullable AttemptResult refusal(Job job, Run run) {
    if (run.cancelRequestedAt() != null) {
      return ends.cancelledUnbegun();
    }
    Instant expiresAt = run.expiresAt();
    if (expiresAt != null && expiresAt.toEpochMilli() <= clock.millis()) {
      return ends.expired();
    }
    RunQueue queue = queues.ofLane(job.target());
    return queue != null && queue.paused() ? ends.held(RunMaker.QUEUE_PAUSED) : null;
  }

  /**
   * Begins a run that was handed over. One that may not begin now is given back: held, ended, or
   * for the engine to hand over again when there is a slot.
   *
   * @param by who executes it; null when it is executed over HTTP
   * @return false when it does not begin
   */
  boolean begin(RunUnderWay run, @Nullable WorkerSession by) {
    if (run.hasEnded()) {
      return false;
    }
    Job job = run.claimed().job();
    AttemptResult refusal = refusal(job, run.run());
    if (refusal == null && !slots.begin(job.target())) {
      refusal = ends.released();
    }
    if (refusal != null) {
      run.end(refusal, _ -> {});
      return false;
    }
    if (!underWay.begin(run, by, clock.millis())) {
      slots.end(job.target());
      return false;
    }
    return true;
  }
}
