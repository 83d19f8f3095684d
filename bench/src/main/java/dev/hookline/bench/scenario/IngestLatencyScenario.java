package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.report.Figure;
import dev.hookline.bench.timing.Latencies;
import java.io.IOException;

/** How long a 202 takes at half of the rate that the server reaches, open loop. */
final class IngestLatencyScenario implements Scenario {
  private static final double EXPECTED_PER_SECOND = 60_000;

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    try (Rig rig = Rig.ingesting(settings, settings.launch())) {
      LoadPlan fullSpeed =
          LoadPlan.closed(settings.connections(), settings.warmUp(), settings.measured());
      LoadReport full = rig.load(rig.webhooks(EXPECTED_PER_SECOND, fullSpeed), fullSpeed);
      journal.progress(Progress.of("full speed", full));
      double rate = Math.max(1, full.acceptedPerSecond() / 2);
      LoadPlan half =
          LoadPlan.open(settings.connections(), rate, settings.warmUp(), settings.measured());
      LoadReport report = rig.load(rig.webhooks(rate, half), half);
      journal.progress(Progress.of("half speed", report));
      Latencies latencies = report.latencies();
      String name = "ingest latency at half rate, ";
      journal.figure(Figure.information(name + "rate", rate, "/s"));
      journal.figure(Figure.below(name + "p50", latencies.millisAt(50), "ms", 2, 2));
      journal.figure(Figure.below(name + "p99", latencies.millisAt(99), "ms", 20, 15));
      journal.figure(Figure.information(name + "p99.9", latencies.millisAt(99.9), "ms"));
      journal.figure(
          Figure.below(name + "not accepted", (double) report.notAccepted(), "requests", 1, 1));
      journal.balance(rig.closeIngest());
    }
  }
}
