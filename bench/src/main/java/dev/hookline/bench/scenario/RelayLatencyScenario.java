package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.receive.Measurement;
import dev.hookline.bench.report.Figure;
import dev.hookline.bench.timing.Latencies;
import java.io.IOException;

/** How long an event takes from its due time to the subscriber, calm and at half speed. */
final class RelayLatencyScenario implements Scenario {
  private static final double CALM_PER_SECOND = 250;

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    try (Rig rig = Rig.relaying(settings)) {
      double full = RelayScenario.fullSpeed(rig, settings, journal);
      rig.awaitDelivered();

      Latencies calm = measure(rig, settings, CALM_PER_SECOND, journal);
      journal.figure(Figure.below("relay latency at 250/s, p50", calm.millisAt(50), "ms", 3, 2));
      journal.figure(Figure.below("relay latency at 250/s, p99", calm.millisAt(99), "ms", 12, 8));

      double rate = Math.max(1, full / 2);
      Latencies half = measure(rig, settings, rate, journal);
      String name = "relay latency at half rate, ";
      journal.figure(Figure.information(name + "rate", rate, "/s"));
      journal.figure(Figure.below(name + "p50", half.millisAt(50), "ms", 6, 6));
      journal.figure(Figure.below(name + "p99", half.millisAt(99), "ms", 30, 30));
      journal.balance(rig.closeRelay());
    }
  }

  private static Latencies measure(Rig rig, Settings settings, double rate, Journal journal)
      throws IOException, InterruptedException {
    LoadPlan plan =
        LoadPlan.open(settings.connections(), rate, settings.warmUp(), settings.measured());
    RequestTemplate webhooks = rig.webhooks(rate, plan);
    Measurement measurement = rig.measureDeliveries(plan);
    LoadReport report = rig.load(webhooks, plan);
    journal.progress(Progress.of("open loop, " + Math.round(rate) + "/s", report));
    rig.awaitDelivered();
    return measurement.latencies();
  }
}
