package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.report.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Durable 202s per second at a source that tells repeats by a member of the body and filters by an
 * expression, against the same source without either; both sides alternate.
 */
final class IngestRulesScenario implements Scenario {
  private static final double EXPECTED_PER_SECOND = 60_000;
  private static final Map<String, Object> RULES =
      Map.of(
          "dedupe",
          Map.of("json_pointer", "/seq"),
          "filter",
          "payload.repository.id == 42 && payload.ref.startsWith('refs/heads/')");

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    List<Double> plain = new ArrayList<>();
    List<Double> ruled = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      plain.add(measure(settings, Map.of(), "plain", journal));
      ruled.add(measure(settings, RULES, "with dedupe and filter", journal));
    }
    journal.figure(
        Figure.atLeast(
            "ingest with dedupe and filter against without",
            Median.of(ruled) / Median.of(plain),
            "",
            0.90,
            0.95));
  }

  private static double measure(
      Settings settings, Map<String, Object> source, String what, Journal journal)
      throws IOException, InterruptedException {
    try (Rig rig = Rig.ingesting(settings, source)) {
      LoadPlan plan =
          LoadPlan.closed(settings.connections(), settings.warmUp(), settings.measured());
      LoadReport report = rig.load(rig.webhooks(EXPECTED_PER_SECOND, plan), plan);
      journal.progress(Progress.of(what, report));
      journal.balance(rig.closeIngest());
      return report.acceptedPerSecond();
    }
  }
}
