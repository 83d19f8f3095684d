package dev.hookline.bench.scenario;

import dev.hookline.bench.report.Figure;
import java.io.IOException;
import java.time.Duration;

/** What a server with a source and an endpoint takes while nothing happens. */
final class IdleScenario implements Scenario {
  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final Duration WATCHED = Duration.ofSeconds(10);
  private static final double MEGABYTE = 1024.0 * 1024.0;

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    try (Rig rig = Rig.relaying(settings)) {
      journal.progress("idle for " + SETTLING.toSeconds() + " s");
      Thread.sleep(SETTLING);
      double megabytes = rig.server().residentBytes() / MEGABYTE;
      Duration processorBefore = rig.server().processorTime();
      long fromNanos = System.nanoTime();
      journal.progress("watching for " + WATCHED.toSeconds() + " s");
      Thread.sleep(WATCHED);
      Duration processor = rig.server().processorTime().minus(processorBefore);
      double percent = 100.0 * processor.toNanos() / (System.nanoTime() - fromNanos);
      journal.figure(Figure.below("idle, resident memory", megabytes, "MB", 180, 150));
      journal.figure(Figure.below("idle, processor", percent, "% of a core", 0.5, 0.5));
    }
  }
}
