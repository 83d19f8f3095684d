package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.report.Figure;
import java.io.IOException;

/** Events per second published a hundred a call. */
final class BatchScenario implements Scenario {
  private static final int EVENTS_PER_CALL = 100;
  private static final int MOST_CONNECTIONS = 16;

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    try (Rig rig = Rig.ingesting(settings, settings.launch())) {
      int connections = Math.min(MOST_CONNECTIONS, settings.connections());
      LoadPlan plan = LoadPlan.closed(connections, settings.warmUp(), settings.measured());
      LoadReport report = rig.load(rig.batches(EVENTS_PER_CALL), plan);
      journal.progress(Progress.of(connections + " connections", report));
      journal.figure(
          Figure.atLeast(
              "batch publish, 100 events a call",
              report.acceptedPerSecond(),
              "events/s",
              50_000,
              100_000));
      journal.balance(rig.closeIngest());
    }
  }
}
