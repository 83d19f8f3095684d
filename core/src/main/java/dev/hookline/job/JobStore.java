package dev.hookline.job;

import dev.hookline.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the engine needs of a store. All but {@link #finish} block and throw {@link
 * StoreUnavailable} when the store cannot be reached or written.
 */
public interface JobStore {

  /**
   * Stores the end of an attempt with a later commit and then says how it went, on a thread of the
   * store, which must not be blocked. Returns at once.
   */
  void finish(Finish finish, Consumer<FinishResult> done);

  /**
   * Takes jobs of a lane that are due, first due first: each becomes running, with the owner and
   * the next attempt number, durably, before this returns; when it throws, none has. A store may
   * take fewer than it could, so that large events do not fill the memory. It ends the jobs whose
   * events it can no longer read, see {@link Lifecycle#unreadable}, and takes the others.
   */
  ClaimedBatch claim(Lane lane, Id owner, Instant now, int limit);

  /** The lanes with jobs that wait unclaimed, due or not. */
  List<OpenLane> openLanes();

  /** The lanes with jobs that are held. */
  List<Lane> heldLanes();

  /**
   * Frees what owners that are no longer alive had claimed, and keeps an {@link
   * Attempt#interrupted} attempt for each such job; but not what is {@link #beyondRescue}.
   *
   * @return how many
   */
  int rescue(Id self, Instant now);

  /**
   * Runs that owners that are no longer alive had claimed, and that have been interrupted so often
   * that {@link Lifecycle#rescue} ends them. The caller is to {@link #finish} them.
   */
  List<Claimed> beyondRescue(Id self, int limit);

  /** Gives claimed jobs back that were not begun; their attempt number is given back too. */
  void release(List<Job> jobs);

  /** Lets the unclaimed jobs of a lane wait for {@link #unhold}. */
  int hold(Lane lane, String why);

  /** Lets the held jobs of a lane go on at once. */
  int unhold(Lane lane, Instant now);

  /**
   * Cancels all jobs of a lane that have not ended; results of attempts under way will be stale.
   *
   * @param cancelled is given the jobs as they are then, part by part, each part when it is
   *     durable, on the caller's thread; what it throws ends the work there
   * @return how many
   */
  int cancelAll(Lane lane, String why, Instant now, Consumer<List<Job>> cancelled);
}
