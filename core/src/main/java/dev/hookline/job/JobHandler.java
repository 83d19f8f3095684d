package dev.hookline.job;

import dev.hookline.id.Id;
import java.util.function.Consumer;

/** Executes the jobs of one kind. */
public interface JobHandler {

  /** The present policy of a lane; asked again before each start, so it must be quick. */
  LanePolicy policy(Id target);

  /** How a job of the lane is retried: as the lane says, unless the job says something else. */
  default RetryPolicy retry(Claimed claimed) {
    return policy(claimed.job().target()).retry();
  }

  /**
   * Makes one attempt. Called on the lane's executor and must not block it; {@code done} is to be
   * called once, on the same executor.
   */
  void attempt(Claimed claimed, Consumer<AttemptResult> done);

  /**
   * Jobs of this lane are held on stable storage; what they are held for may be over already. Told
   * after an attempt that ended with {@link Outcome.Hold}, and at each sweep. Must not block.
   */
  default void held(Lane lane) {}

  /** A job of this kind has failed for good, and that is on stable storage. Must not block. */
  default void failed(Job job) {}
}
