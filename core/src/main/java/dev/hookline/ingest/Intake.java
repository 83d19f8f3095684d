package dev.hookline.ingest;

import dev.hookline.delivery.DeliveryChange;
import dev.hookline.event.Event;
import dev.hookline.filter.FilterBudgets;
import dev.hookline.job.Claimed;
import dev.hookline.job.Engine;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.live.Change;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.route.Router;
import dev.hookline.task.RunChange;
import dev.hookline.task.RunMaker;
import java.util.List;
import java.util.function.Consumer;

/**
 * The one door to the event log: routes an event, has it stored together with its jobs, and hands
 * the jobs to the engine after the commit. Webhooks and published events both come through here.
 */
public final class Intake {

  private final Router router;
  private final EventLog eventLog;
  private final Engine engine;
  private final ChangeFeed feed;
  private final Meters meters;

  public Intake(Router router, EventLog eventLog, Engine engine, ChangeFeed feed, Meters meters) {
    this.router = router;
    this.eventLog = eventLog;
    this.engine = engine;
    this.feed = feed;
    this.meters = meters;
  }

  /**
   * Returns at once; the receipt comes when the event is on stable storage or cannot be stored, on
   * a thread of the store, which must not be blocked.
   */
  public void accept(Event event, Consumer<Receipt> done) {
    eventLog.append(List.of(prepare(event, router.route(event), done)));
  }

  /** Like {@link #accept}, for an event that goes to certain jobs only. */
  public void accept(Event event, List<Job> jobs, Consumer<Receipt> done) {
    eventLog.append(List.of(prepare(event, jobs, done)));
  }

  /** Many events, stored together; {@code done} is told the receipt of each by its position. */
  public void acceptAll(List<Event> events, IndexedReceipts done) {
    acceptAll(events, 0, done);
  }

  /**
   * Like {@link #acceptAll(List, IndexedReceipts)}.
   *
   * @param dedupeSinceMillis an event before this time is not repeated by one of these; 0 for none
   */
  public void acceptAll(List<Event> events, long dedupeSinceMillis, IndexedReceipts done) {
    Append[] appends = new Append[events.size()];
    FilterBudgets budgets = new FilterBudgets();
    for (int at = 0; at < appends.length; at++) {
      int position = at;
      Event event = events.get(at);
      appends[at] =
          prepare(
              event,
              router.route(event, budgets),
              dedupeSinceMillis,
              receipt -> done.receipt(position, receipt));
    }
    eventLog.append(List.of(appends));
  }

  /** Runs with their inputs, stored together; {@code done} is told the receipt of each. */
  public void acceptRuns(List<RunMaker.Made> runs, IndexedReceipts done) {
    Append[] appends = new Append[runs.size()];
    for (int at = 0; at < appends.length; at++) {
      int position = at;
      RunMaker.Made made = runs.get(at);
      appends[at] =
          prepare(made.event(), List.of(made.job()), receipt -> done.receipt(position, receipt));
    }
    eventLog.append(List.of(appends));
  }

  /** Is told the receipts of a batch, in any order. */
  @FunctionalInterface
  public interface IndexedReceipts {
    void receipt(int position, Receipt receipt);
  }

  private Append prepare(Event event, List<Job> jobs, Consumer<Receipt> done) {
    return prepare(event, jobs, 0, done);
  }

  private Append prepare(
      Event event, List<Job> jobs, long dedupeSinceMillis, Consumer<Receipt> done) {
    Event routed = event.withTargets(jobs.size());
    return new Append(
        routed,
        jobs,
        dedupeSinceMillis,
        appended -> done.accept(committed(routed, jobs, appended)));
  }

  private Receipt committed(Event event, List<Job> jobs, Appended appended) {
    return switch (appended) {
      case Appended.Stored() -> {
        stored(event, jobs);
        yield new Receipt.Accepted(event.id());
      }
      case Appended.Duplicate(var first) -> {
        abandon(event, jobs);
        yield new Receipt.Duplicate(first);
      }
      case Appended.Unavailable(String why) -> {
        abandon(event, jobs);
        yield new Receipt.Unavailable(why);
      }
    };
  }

  /** An event and its jobs are on stable storage, whoever has stored them. */
  public void stored(Event event, List<Job> jobs) {
    meters.queued(event.isNameless() ? 0 : 1, jobs.size());
    if (!event.isNameless()) {
      feed.publish(EventChange.of(event));
    }
    for (Job job : jobs) {
      if (event.isNameless() || !willBeAttempted(job)) { // else an attempt will be told
        feed.publish(birth(job, event));
      }
      engine.committed(new Claimed(job, event));
    }
  }

  /** More jobs for an event that was stored before are on stable storage. */
  public void added(Event event, List<Job> jobs) {
    meters.queued(0, jobs.size());
    for (Job job : jobs) {
      feed.publish(birth(job, event)); // whoever follows the event knows of no other jobs
      engine.committed(new Claimed(job, event));
    }
  }

  private static boolean willBeAttempted(Job job) {
    return job.status() == JobStatus.RUNNING || job.status() == JobStatus.READY;
  }

  private static Change birth(Job job, Event event) {
    return switch (job.kind()) {
      case DELIVERY -> DeliveryChange.of(job, event, job.createdAt());
      case RUN -> RunChange.of(job, event, false, job.createdAt());
    };
  }

  /** Jobs that were made for an event are not stored. */
  public void abandon(Event event, List<Job> jobs) {
    for (Job job : jobs) {
      if (job.status() == JobStatus.RUNNING) {
        engine.abandoned(job.lane(), Claimed.weightBytes(event, job.run()));
      }
    }
  }
}
