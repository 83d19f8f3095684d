package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadReport;
import java.util.Locale;

/** One line about a run of the generator. */
final class Progress {
  private Progress() {}

  static String of(String what, LoadReport report) {
    String text =
        String.format(
            Locale.ROOT,
            "%s: %,.0f accepted/s, p50 %.2f ms, p99 %.2f ms, worst %.2f ms, generator %.1f us a request",
            what,
            report.acceptedPerSecond(),
            report.latencies().millisAt(50),
            report.latencies().millisAt(99),
            report.latencies().millisAt(100),
            report.processorNanosPerRequest() / 1e3);
    String late = report.late() == 0 ? "" : ", " + report.late() + " left late";
    String troubles = report.troubles();
    return text + late + (troubles.isEmpty() ? "" : "; not accepted: " + troubles);
  }
}
