package dev.hookline.trigger;

import dev.hookline.delivery.Endpoint;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Intake;
import dev.hookline.job.Alert;
import dev.hookline.job.FailureAlerts;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Run;
import dev.hookline.route.Router;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of failures: {@code run.failed}, {@code delivery.failed} and {@code
 * endpoint.disabled}, at the source {@link Event#ALERT_SOURCE}. An alert that nobody subscribes to
 * is not made, and an alert that fails itself is no cause for another.
 */
public final class Alerts implements FailureAlerts {

  public static final String RUN_FAILED = "run.failed";
  public static final String DELIVERY_FAILED = "delivery.failed";
  public static final String ENDPOINT_DISABLED = "endpoint.disabled";

  private static final Payload NOTHING = new Payload(new byte[0], "application/json");

  private final Supplier<Router> router;
  private final Supplier<Intake> intake;
  private final IdGenerator ids;
  private final InstantSource clock;

  /**
   * @param router supplied, because it needs the engine, which asks this for alerts
   */
  public Alerts(
      Supplier<Router> router, Supplier<Intake> intake, IdGenerator ids, InstantSource clock) {
    this.router = router;
    this.intake = intake;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public @Nullable Alert of(Job next, Event cause) {
    boolean isFailure =
        switch (next.status()) {
          case FAILED, TIMED_OUT, CRASHED, EXPIRED -> true;
          case READY, RUNNING, HELD, SUCCEEDED, CANCELLED, SKIPPED -> false;
        };
    if (!isFailure || Event.ALERT_SOURCE.equals(cause.source())) {
      return null;
    }
    return next.kind() == JobKind.RUN ? runFailed(next) : deliveryFailed(next, cause);
  }

  private @Nullable Alert runFailed(Job job) {
    Run run = job.run();
    String key = job.id().text(IdPrefix.RUN) + " " + job.attempt();
    return alert(
        job.project(),
        RUN_FAILED,
        key,
        text ->
            text.add("run", job.id().text(IdPrefix.RUN))
                .add("task", run == null ? null : run.task())
                .add("status", wordOf(job.status()))
                .add("reason", job.reason())
                .add("attempts", job.failures()));
  }

  private static String wordOf(JobStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private @Nullable Alert deliveryFailed(Job job, Event event) {
    String key = job.id().text(IdPrefix.DELIVERY) + " " + job.attempt();
    return alert(
        job.project(),
        DELIVERY_FAILED,
        key,
        text -> {
          Integer lastStatus = job.lastStatusCode();
          text.add("delivery", job.id().text(IdPrefix.DELIVERY))
              .add("event", event.id().text(IdPrefix.EVENT))
              .add("event_type", event.type())
              .add("endpoint", job.target().text(IdPrefix.ENDPOINT))
              .add("reason", job.reason())
              .add("attempts", job.failures());
          if (lastStatus != null) {
            text.add("last_status_code", lastStatus);
          }
        });
  }

  /**
   * The alert of an endpoint that is being turned off, by an operator or by its own answer; null
   * when nobody wants it. Either end of the alert must follow.
   */
  public @Nullable Alert endpointDisabled(Endpoint endpoint) {
    String key = endpoint.id().text(IdPrefix.ENDPOINT) + " " + endpoint.updatedAt();
    return alert(
        endpoint.project(),
        ENDPOINT_DISABLED,
        key,
        text ->
            text.add("endpoint", endpoint.id().text(IdPrefix.ENDPOINT))
                .add("url", endpoint.url())
                .add("reason", endpoint.disabledReason()));
  }

  private @Nullable Alert alert(Id project, String type, String key, Consumer<AlertText> writer) {
    Event wanted = event(project, type, key, NOTHING);
    if (!router.get().isWanted(wanted)) {
      return null;
    }
    AlertText text = new AlertText();
    writer.accept(text);
    text.add("at", clock.instant());
    Payload payload = new Payload(text.json().getBytes(StandardCharsets.UTF_8), "application/json");
    Event event = event(project, type, key, payload);
    List<Job> jobs = router.get().route(event);
    Event routed = event.withTargets(jobs.size());
    return new Alert(
        routed,
        jobs,
        () -> intake.get().stored(routed, jobs),
        () -> intake.get().abandon(routed, jobs));
  }

  private Event event(Id project, String type, String key, Payload payload) {
    return new Event(
        ids.next(),
        project,
        Event.ALERT_SOURCE,
        type + " " + key,
        null,
        type,
        null,
        null,
        Headers.NONE,
        payload,
        0);
  }
}
