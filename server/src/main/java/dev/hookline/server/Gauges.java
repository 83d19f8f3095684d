package dev.hookline.server;

import dev.hookline.job.Engine;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.live.ChangeFeed;
import dev.hookline.server.metrics.PrometheusMeters;
import dev.hookline.task.TaskParts;
import java.util.function.Supplier;

/** The numbers that are asked for at each scrape. */
final class Gauges {

  private Gauges() {}

  static void register(
      PrometheusMeters meters, JobReader jobs, Engine engine, TaskParts tasks, ChangeFeed feed) {
    meters.gauge(
        "task.runs.open", "Runs that have not ended", orUnknown(() -> jobs.open(JobKind.RUN)));
    meters.gauge(
        "task.runs.under.way",
        "Runs that are executed, or ready for a worker",
        () -> tasks.workers().underWay().count());
    meters.gauge("task.workers", "Workers that are connected", () -> tasks.workers().count());
    meters.gauge(
        "webhook.queue.depth",
        "Deliveries that have not ended",
        orUnknown(() -> jobs.open(JobKind.DELIVERY)));
    meters.gauge("webhook.attempts.running", "Attempts under way", engine::running);
    meters.gauge("webhook.claimed.bytes", "Memory held by claimed deliveries", engine::heldBytes);
    meters.count("webhook.changes", "Changes published to the live feed", feed::lastNumber);
  }

  private static Supplier<Number> orUnknown(Supplier<Number> number) {
    return () -> {
      try {
        return number.get();
      } catch (StoreUnavailable unavailable) {
        return Double.NaN;
      }
    };
  }
}
