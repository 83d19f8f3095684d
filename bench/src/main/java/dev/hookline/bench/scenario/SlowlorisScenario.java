package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.report.Figure;
import java.io.IOException;

/** How much longer a 202 takes while hundreds of connections hold half a request, open loop. */
final class SlowlorisScenario implements Scenario {
  private static final double PER_SECOND = 500;
  private static final int SLOW = 500;

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    try (Rig rig = Rig.ingesting(settings, settings.launch())) {
      double alone = measured("alone", rig, settings, journal);
      double beside;
      long cut;
      try (SlowConnections slow = SlowConnections.open(rig.server().address(), SLOW)) {
        beside = measured("beside " + SLOW + " slow ones", rig, settings, journal);
        cut = slow.cut();
      }
      String name = "slow connections, ";
      journal.figure(Figure.information(name + "p99 without them", alone, "ms"));
      journal.figure(Figure.information(name + "p99 beside them", beside, "ms"));
      journal.figure(Figure.below(name + "ratio", beside / alone, "times", 3, 1.5));
      journal.figure(Figure.information(name + "cut", (double) cut, "connections"));
      journal.balance(rig.closeIngest());
    }
  }

  private static double measured(String what, Rig rig, Settings settings, Journal journal)
      throws IOException {
    LoadPlan plan =
        LoadPlan.open(settings.connections(), PER_SECOND, settings.warmUp(), settings.measured());
    LoadReport report = rig.load(rig.webhooks(PER_SECOND, plan), plan);
    journal.progress(Progress.of(what, report));
    return report.latencies().millisAt(99);
  }
}
