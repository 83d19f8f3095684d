package dev.hookline.testkit.simulation;

import dev.hookline.delivery.Deliverer;
import dev.hookline.id.Id;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobHandler;
import dev.hookline.job.Lane;
import dev.hookline.job.LanePolicy;
import java.util.function.Consumer;

/** Tells the ledger which attempts a deliverer makes. */
final class WatchedHandler implements JobHandler {

  private final Deliverer deliverer;
  private final Ledger ledger;
  private final Id owner;

  WatchedHandler(Deliverer deliverer, Ledger ledger, Id owner) {
    this.deliverer = deliverer;
    this.ledger = ledger;
    this.owner = owner;
  }

  @Override
  public LanePolicy policy(Id target) {
    return deliverer.policy(target);
  }

  @Override
  public void attempt(Claimed claimed, Consumer<AttemptResult> done) {
    ledger.begins(claimed, owner);
    deliverer.attempt(
        claimed,
        result -> {
          ledger.ends(claimed.job(), result.attempt() != null);
          done.accept(result);
        });
  }

  @Override
  public void failed(Job job) {
    deliverer.failed(job);
  }

  @Override
  public void held(Lane lane) {
    deliverer.held(lane);
  }
}
