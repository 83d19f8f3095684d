package dev.hookline.trigger;

import dev.hookline.delivery.Endpoint;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Attempt;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobObserver;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Run;
import dev.hookline.route.Router;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of failures: {@code run.failed}, {@code delivery.failed} and {@code
 * endpoint.disabled}, at the source {@link Event#ALERT_SOURCE}. An alert that nobody subscribes to
 * is not stored, and an alert that fails itself is no cause for another.
 */
public final class Alerts implements JobObserver {

  public static final String RUN_FAILED = "run.failed";
  public static final String DELIVERY_FAILED = "delivery.failed";
  public static final String ENDPOINT_DISABLED = "endpoint.disabled";

  private static final Logger log = LoggerFactory.getLogger(Alerts.class);

  private final Supplier<Router> router;
  private final Supplier<Intake> intake;
  private final IdGenerator ids;
  private final InstantSource clock;

  /**
   * @param router supplied, because it needs the engine, which tells this of failures
   */
  public Alerts(
      Supplier<Router> router, Supplier<Intake> intake, IdGenerator ids, InstantSource clock) {
    this.router = router;
    this.intake = intake;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {}

  @Override
  public void stored(Job job, Claimed claimed) {
    boolean isFailure =
        switch (job.status()) {
          case FAILED, TIMED_OUT, CRASHED, EXPIRED -> true;
          case READY, RUNNING, HELD, SUCCEEDED, CANCELLED, SKIPPED -> false;
        };
    if (isFailure && !Event.ALERT_SOURCE.equals(claimed.event().source())) {
      if (job.kind() == JobKind.RUN) {
        runFailed(job);
      } else {
        deliveryFailed(job, claimed.event());
      }
    }
  }

  @Override
  public void stale(Claimed claimed) {}

  private void runFailed(Job job) {
    Run run = job.run();
    AlertText text =
        new AlertText()
            .add("run", job.id().text(IdPrefix.RUN))
            .add("task", run == null ? null : run.task())
            .add("status", wordOf(job.status()))
            .add("reason", job.reason())
            .add("attempts", job.failures())
            .add("at", clock.instant().toString());
    publish(job.project(), RUN_FAILED, job.id().text(IdPrefix.RUN) + " " + job.attempt(), text);
  }

  private static String wordOf(JobStatus status) {
    return status.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void deliveryFailed(Job job, Event event) {
    Integer lastStatus = job.lastStatusCode();
    AlertText text =
        new AlertText()
            .add("delivery", job.id().text(IdPrefix.DELIVERY))
            .add("event", event.id().text(IdPrefix.EVENT))
            .add("event_type", event.type())
            .add("endpoint", job.target().text(IdPrefix.ENDPOINT))
            .add("reason", job.reason())
            .add("attempts", job.failures());
    if (lastStatus != null) {
      text.add("last_status_code", lastStatus);
    }
    text.add("at", clock.instant().toString());
    String key = job.id().text(IdPrefix.DELIVERY) + " " + job.attempt();
    publish(job.project(), DELIVERY_FAILED, key, text);
  }

  /** An endpoint was turned off, by an operator or by its own answer. */
  public void endpointDisabled(Endpoint endpoint) {
    AlertText text =
        new AlertText()
            .add("endpoint", endpoint.id().text(IdPrefix.ENDPOINT))
            .add("url", endpoint.url())
            .add("reason", endpoint.disabledReason())
            .add("at", clock.instant().toString());
    String key = endpoint.id().text(IdPrefix.ENDPOINT) + " " + endpoint.updatedAt();
    publish(endpoint.project(), ENDPOINT_DISABLED, key, text);
  }

  private void publish(Id project, String type, String key, AlertText text) {
    Id id = ids.next();
    byte[] payload = text.json().getBytes(StandardCharsets.UTF_8);
    Event event =
        new Event(
            id,
            project,
            Event.ALERT_SOURCE,
            type + " " + key,
            type + " " + key,
            type,
            null,
            null,
            Headers.NONE,
            new Payload(payload, "application/json"),
            0);
    List<Job> jobs = router.get().route(event);
    if (!jobs.isEmpty()) {
      intake.get().accept(event, jobs, receipt -> told(type, receipt));
    }
  }

  private static void told(String type, Receipt receipt) {
    if (receipt instanceof Receipt.Unavailable(String why)) {
      log.error("An alert could not be stored type={} why={}", type, why);
    }
  }
}
