package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.report.Figure;
import dev.hookline.bench.slow.SlowProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much longer a 202 takes while hundreds of connections hold half a request, open loop. Both
 * sides alternate, after a stretch of both that is not measured: what the server has not done
 * before, it compiles.
 */
final class SlowlorisScenario implements Scenario {
  private static final double PER_SECOND = 500;
  private static final int SLOW = 500;

  /** Longer than the server waits for a head, so that they have been cut and have come back. */
  private static final Duration FIRST = Duration.ofSeconds(12);

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    LoadPlan first = LoadPlan.open(settings.connections(), PER_SECOND, settings.warmUp(), FIRST);
    LoadPlan plan =
        LoadPlan.open(settings.connections(), PER_SECOND, settings.warmUp(), settings.measured());
    List<Double> alone = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    long cut = 0;
    try (Rig rig = Rig.ingesting(settings, settings.launch())) {
      besideSlowOnes("for the first time, not counted", rig, first, journal);
      for (int round = 1; round <= settings.rounds(); round++) {
        alone.add(p99("alone", rig, plan, journal));
        Beside measured = besideSlowOnes("beside " + SLOW + " slow ones", rig, plan, journal);
        beside.add(measured.p99Millis());
        cut += measured.cut();
      }
      journal.balance(rig.closeIngest());
    }
    String name = "slow connections, ";
    double without = Median.of(alone);
    double with = Median.of(beside);
    journal.figure(Figure.information(name + "p99 without them", without, "ms"));
    journal.figure(Figure.information(name + "p99 beside them", with, "ms"));
    journal.figure(Figure.below(name + "ratio", with / without, "times", 2, 1.5));
    journal.figure(Figure.information(name + "cut", (double) cut, "connections"));
  }

  private record Beside(double p99Millis, long cut) {}

  private static Beside besideSlowOnes(String what, Rig rig, LoadPlan plan, Journal journal)
      throws IOException {
    try (SlowProcess slow = SlowProcess.start(rig.server().address(), SLOW)) {
      double millis = p99(what, rig, plan, journal);
      return new Beside(millis, slow.end());
    }
  }

  private static double p99(String what, Rig rig, LoadPlan plan, Journal journal)
      throws IOException {
    LoadReport report = rig.load(rig.webhooks(PER_SECOND, plan), plan);
    journal.progress(Progress.of(what, report));
    return report.latencies().millisAt(99);
  }
}
