package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.report.Figure;
import dev.hookline.bench.server.Launch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Durable 202s per second, against the same server answering without storing.
 *
 * <p>Both sides alternate, each time on a fresh server, so that a drift of the machine meets both.
 */
final class IngestScenario implements Scenario {
  private static final String NO_STORE = "HOOKLINE_BENCH_NO_STORE";
  private static final double EXPECTED_PER_SECOND = 60_000;

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    List<Double> storing = new ArrayList<>();
    List<Double> answering = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      storing.add(measure(settings, settings.launch(), true, journal));
      answering.add(measure(settings, settings.launch().with(NO_STORE, "1"), false, journal));
    }
    double durable = Median.of(storing);
    double answered = Median.of(answering);
    journal.figure(Figure.information("ingest, durable 202s", durable, "/s"));
    journal.figure(Figure.information("ingest, 202s without storing", answered, "/s"));
    journal.figure(
        Figure.atLeast(
            "ingest, durable against without storing", durable / answered, "", 0.60, 0.65));
  }

  private static double measure(Settings settings, Launch launch, boolean stores, Journal journal)
      throws IOException, InterruptedException {
    try (Rig rig = Rig.ingesting(settings, launch)) {
      LoadPlan plan =
          LoadPlan.closed(settings.connections(), settings.warmUp(), settings.measured());
      LoadReport report = rig.load(rig.webhooks(EXPECTED_PER_SECOND, plan), plan);
      journal.progress(Progress.of(stores ? "storing" : "not storing", report));
      if (stores) {
        journal.balance(rig.closeIngest());
      } else if (rig.counts().accepted() != 0) {
        journal.voided("the server stored although " + NO_STORE + " was set");
      }
      return report.acceptedPerSecond();
    }
  }
}
