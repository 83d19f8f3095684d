package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.receive.Measurement;
import dev.hookline.bench.report.Figure;
import dev.hookline.bench.report.Target;
import dev.hookline.bench.timing.Latencies;
import java.io.IOException;

/** How long an event takes from its due time to the subscriber, calm and at half speed. */
final class RelayLatencyScenario implements Scenario {
  private static final double CALM_PER_SECOND = 250;
  private static final Limits CALM = new Limits(new Target.Below(3, 2), new Target.Below(12, 8));
  private static final Limits HALF = new Limits(new Target.Below(6, 6), new Target.Below(30, 30));

  /** Targets in milliseconds. */
  private record Limits(Target median, Target tail) {}

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    try (Rig rig = Rig.relaying(settings)) {
      double full = RelayScenario.fullSpeed(rig, settings, journal);
      rig.awaitDelivered();

      measure(rig, settings, CALM_PER_SECOND, "relay latency at 250/s, ", CALM, journal);
      double rate = Math.max(1, full / 2);
      String name = "relay latency at half rate, ";
      journal.figure(Figure.information(name + "rate", rate, "/s"));
      measure(rig, settings, rate, name, HALF, journal);
      journal.balance(rig.closeRelay());
    }
  }

  private static void measure(
      Rig rig, Settings settings, double rate, String name, Limits limits, Journal journal)
      throws IOException, InterruptedException {
    LoadPlan plan =
        LoadPlan.open(settings.connections(), rate, settings.warmUp(), settings.measured());
    RequestTemplate webhooks = rig.webhooks(rate, plan);
    Measurement measurement = rig.measureDeliveries(plan);
    LoadReport report = rig.load(webhooks, plan);
    journal.progress(Progress.of("open loop, " + Math.round(rate) + "/s", report));
    rig.awaitDelivered();
    Latencies latencies = measurement.latencies();
    journal.figure(new Figure(name + "p50", latencies.millisAt(50), "ms", limits.median()));
    journal.figure(new Figure(name + "p99", latencies.millisAt(99), "ms", limits.tail()));
    journal.figure(
        Figure.below(name + "not accepted", (double) report.notAccepted(), "requests", 1, 1));
  }
}
