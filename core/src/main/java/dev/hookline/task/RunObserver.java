package dev.hookline.task;

import dev.hookline.event.Event;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobObserver;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Run;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Tells workers and the world what became of runs. */
public final class RunObserver implements JobObserver {

  private static final Logger log = LoggerFactory.getLogger("hookline.attempt");
  private static final String KIND = "run";

  private final WorkerSessions workers;
  private final RunsUnderWay underWay;
  private final RunNews news;
  private final ChangeFeed feed;
  private final Meters meters;
  private final InstantSource clock;

  RunObserver(
      WorkerSessions workers,
      RunsUnderWay underWay,
      RunNews news,
      ChangeFeed feed,
      Meters meters,
      InstantSource clock) {
    this.workers = workers;
    this.underWay = underWay;
    this.news = news;
    this.feed = feed;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {
    Run run = next.run();
    if (attempt == null || run == null) {
      return;
    }
    String status = RunStatus.of(next, false, clock.instant()).word();
    LoggingEventBuilder line = next.status() == JobStatus.FAILED ? log.atWarn() : log.atInfo();
    line =
        line.addKeyValue("run", next.id().text(IdPrefix.RUN))
            .addKeyValue("task", run.task())
            .addKeyValue("attempt", claimed.job().failures() + 1)
            .addKeyValue("status", status)
            .addKeyValue("duration_ms", attempt.durationMicros() / 1000);
    AttemptError error = attempt.error();
    if (error != null) {
      line = line.addKeyValue("error", error.code()).addKeyValue("detail", attempt.detail());
    }
    if (next.status() == JobStatus.READY) {
      line = line.addKeyValue("next_at", next.dueAt());
    }
    line.log("run.attempt");
  }

  @Override
  public void stored(Job job, Claimed claimed, @Nullable Attempt attempt) {
    settled(claimed, true);
    Event event = claimed.event();
    if (attempt != null) {
      String status = RunStatus.of(job, false, clock.instant()).word();
      meters.processed(KIND, status, attempt.durationMicros());
    }
    if (job.status().isFinal()) {
      meters.lag(KIND, clock.millis() - job.createdAt().toEpochMilli());
    }
    feed.publish(RunChange.of(job, event, false, clock.instant()));
    news.changed(job.id());
  }

  @Override
  public void stale(Claimed claimed, @Nullable Attempt attempt) {
    if (attempt != null) {
      meters.stale(KIND);
      log.atInfo()
          .addKeyValue("run", claimed.job().id().text(IdPrefix.RUN))
          .addKeyValue("attempt", claimed.job().failures() + 1)
          .log("run.result_refused");
    }
    settled(claimed, false);
    news.changed(claimed.job().id());
  }

  private void settled(Claimed claimed, boolean kept) {
    RunUnderWay run = underWay.find(claimed.job().id());
    if (run != null && run.lease() == claimed.job().attempt()) {
      underWay.remove(run);
      workers.settled(run);
      run.settled(kept);
    }
  }
}
