package dev.hookline.delivery;

import dev.hookline.event.Event;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobObserver;
import dev.hookline.job.JobStatus;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Tells the world of attempts: one log line each, measurements, and the live feed. */
public final class DeliveryObserver implements JobObserver {

  private static final Logger log = LoggerFactory.getLogger("hookline.attempt");
  private static final String KIND = "delivery";

  private final ChangeFeed feed;
  private final Meters meters;
  private final InstantSource clock;

  public DeliveryObserver(ChangeFeed feed, Meters meters, InstantSource clock) {
    this.feed = feed;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {
    String status = DeliveryStatus.of(next);
    if (attempt == null) {
      return;
    }
    LoggingEventBuilder line = next.status() == JobStatus.FAILED ? log.atWarn() : log.atInfo();
    AttemptError error = attempt.error();
    line =
        line.addKeyValue("delivery", next.id().text(IdPrefix.DELIVERY))
            .addKeyValue("event", next.event().text(IdPrefix.EVENT))
            .addKeyValue("type", claimed.event().type())
            .addKeyValue("endpoint", next.target().text(IdPrefix.ENDPOINT))
            .addKeyValue("attempt", attempt.number())
            .addKeyValue("status", status)
            .addKeyValue("duration_ms", attempt.durationMicros() / 1000);
    if (attempt.statusCode() != null) {
      line = line.addKeyValue("status_code", attempt.statusCode());
    }
    if (error != null) {
      line = line.addKeyValue("error", error.code()).addKeyValue("detail", attempt.detail());
    }
    if (next.status() == JobStatus.READY) {
      line = line.addKeyValue("next_at", next.dueAt());
    }
    line.log("delivery.attempt");
  }

  @Override
  public void stored(Job job, Claimed claimed, @Nullable Attempt attempt) {
    Event event = claimed.event();
    if (attempt != null) {
      meters.processed(KIND, DeliveryStatus.of(job), attempt.durationMicros());
    }
    if (job.status().isFinal()) {
      meters.lag(KIND, clock.millis() - event.receivedAt().toEpochMilli());
    }
    feed.publish(DeliveryChange.of(job, event, clock.instant()));
  }

  @Override
  public void stale(Claimed claimed, @Nullable Attempt attempt) {
    if (attempt != null) {
      meters.stale(KIND);
      log.atInfo()
          .addKeyValue("delivery", claimed.job().id().text(IdPrefix.DELIVERY))
          .addKeyValue("attempt", attempt.number())
          .log("delivery.result_refused");
    }
  }
}
