package dev.hookline.testkit.simulation;

import dev.hookline.id.Id;
import dev.hookline.job.Claimed;
import dev.hookline.job.ClaimedBatch;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobStore;
import dev.hookline.job.Lane;
import dev.hookline.job.OpenLane;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ends the process now and then just before or just after the store did what it was asked for. */
record CrashingJobStore(JobStore store, Chance chance, BooleanSupplier mayCrash)
    implements JobStore {

  private <T> T maybeCrashing(Supplier<T> call) {
    if (mayCrash.getAsBoolean() && chance.percent(1)) {
      throw new SimulatedCrash();
    }
    T result = call.get();
    if (mayCrash.getAsBoolean() && chance.percent(1)) {
      throw new SimulatedCrash();
    }
    return result;
  }

  @Override
  public void finish(Finish finish, Consumer<FinishResult> done) {
    store.finish(finish, done);
  }

  @Override
  public ClaimedBatch claim(Lane lane, Id owner, Instant now, int limit) {
    return maybeCrashing(() -> store.claim(lane, owner, now, limit));
  }

  @Override
  public List<OpenLane> openLanes() {
    return store.openLanes();
  }

  @Override
  public List<Lane> heldLanes() {
    return store.heldLanes();
  }

  @Override
  public int rescue(Id self, Instant now) {
    return maybeCrashing(() -> store.rescue(self, now));
  }

  @Override
  public List<Claimed> beyondRescue(Id self, int limit) {
    return store.beyondRescue(self, limit);
  }

  @Override
  public void release(List<Job> jobs) {
    store.release(jobs);
  }

  @Override
  public int hold(Lane lane, String why) {
    return maybeCrashing(() -> store.hold(lane, why));
  }

  @Override
  public int unhold(Lane lane, Instant now) {
    return maybeCrashing(() -> store.unhold(lane, now));
  }

  @Override
  public int cancelAll(Lane lane, String why, Instant now, Consumer<List<Job>> cancelled) {
    return maybeCrashing(() -> store.cancelAll(lane, why, now, cancelled));
  }
}
