package dev.hookline.bench.scenario;

import dev.hookline.bench.report.Figure;
import dev.hookline.bench.server.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From the launcher's start to the first "ready", on an empty data folder. */
final class StartScenario implements Scenario {
  private static final int STARTS_PER_ROUND_OF_TWO = 5;

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    int starts = settings.rounds() < 2 ? 3 : STARTS_PER_ROUND_OF_TWO;
    List<Double> seconds = new ArrayList<>();
    for (int start = 0; start < starts; start++) {
      try (ServerProcess server = ServerProcess.start(settings.launch())) {
        seconds.add(server.untilReady().toNanos() / 1e9);
        journal.progress("ready after " + server.untilReady().toMillis() + " ms");
      }
    }
    journal.figure(
        Figure.below("start to ready, median of " + starts, Median.of(seconds), "s", 2, 1.5));
  }
}
