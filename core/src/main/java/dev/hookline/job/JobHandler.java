package dev.hookline.job;

import dev.hookline.id.Id;
import java.util.function.Consumer;

/** Executes the jobs of one kind. */
public interface JobHandler {

  /** The present policy of a lane; asked again before each start, so it must be quick. */
  LanePolicy policy(Id target);

  /**
   * Makes one attempt. Called on the lane's executor and must not block it; {@code done} is to be
   * called once, on the same executor.
   */
  void attempt(Claimed claimed, Consumer<AttemptResult> done);

  /**
   * A job of this lane that an attempt ended with {@link Outcome.Hold} is now held on stable
   * storage; what it is held for may be over already. On a thread of the store.
   */
  default void held(Lane lane) {}
}
