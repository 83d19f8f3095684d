package dev.hookline.operate;

import dev.hookline.delivery.Endpoint;
import dev.hookline.event.Event;
import dev.hookline.ingest.Intake;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.route.Router;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a stored event again: as new deliveries, with the same event id and the same bytes. */
public final class Replay {

  private final Router router;
  private final JobActions jobs;
  private final Intake intake;

  public Replay(Router router, JobActions jobs, Intake intake) {
    this.router = router;
    this.jobs = jobs;
    this.intake = intake;
  }

  /**
   * Blocks until the new deliveries are durable.
   *
   * @param only the one endpoint to send to, whether it wants the event or not; null for all that
   *     want it
   * @return the new deliveries, none when nothing wants the event; empty when the event has been
   *     deleted meanwhile
   */
  public Optional<List<Job>> replay(Event event, @Nullable Endpoint only) {
    return replayTo(event, only == null ? router.route(event) : List.of(router.job(event, only)));
  }

  /**
   * Blocks until jobs that were just made for the event are durable.
   *
   * @return the same jobs; empty when the event has been deleted meanwhile
   */
  public Optional<List<Job>> replayTo(Event event, List<Job> added) {
    boolean isAdded = false;
    try {
      isAdded = added.isEmpty() || jobs.add(added);
    } finally {
      if (!isAdded) {
        intake.abandon(event, added);
      }
    }
    if (!isAdded) {
      return Optional.empty();
    }
    intake.added(event, added);
    return Optional.of(added);
  }
}
