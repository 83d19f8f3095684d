package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.receive.Measurement;
import dev.hookline.bench.report.Figure;
import java.io.IOException;
import java.util.Locale;

/**
 * Events per second from the webhook to the subscriber's answer, to one endpoint.
 *
 * <p>The generator holds back while too many events are under way, so that the rate is one that the
 * server sustains.
 */
final class RelayScenario implements Scenario {
  static final double EXPECTED_PER_SECOND = 20_000;

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    try (Rig rig = Rig.relaying(settings)) {
      double delivered = fullSpeed(rig, settings, journal);
      journal.figure(Figure.atLeast("relay, delivered", delivered, "events/s", 8_000, 12_000));
      journal.balance(rig.closeRelay());
    }
  }

  /** Deliveries per second while the generator pushes as far as it is let. */
  static double fullSpeed(Rig rig, Settings settings, Journal journal) throws IOException {
    LoadPlan plan = LoadPlan.closed(settings.connections(), settings.warmUp(), settings.measured());
    var webhooks = rig.webhooks(EXPECTED_PER_SECOND, plan);
    Measurement measurement = rig.measureDeliveries(plan);
    LoadReport report = rig.loadBounded(webhooks, plan);
    double delivered = measurement.deliveredPerSecond();
    journal.progress(Progress.of("full speed", report));
    journal.progress(
        String.format(
            Locale.ROOT,
            "delivered %,.0f/s with at most %,d outstanding",
            delivered,
            settings.outstanding()));
    return delivered;
  }
}
