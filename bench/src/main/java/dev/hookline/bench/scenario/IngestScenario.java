package dev.hookline.bench.scenario;

import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.report.Figure;
import dev.hookline.bench.server.Launch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Durable 202s per second, against the same server answering without storing.
 *
 * <p>Both sides alternate, each time on a fresh server, so that a drift of the machine meets both.
 * Each server is measured a second time with twice as many connections: a request that waits for
 * its commit occupies one, so with few of them the processors wait for requests.
 */
final class IngestScenario implements Scenario {
  private static final String NOT_STORING = "-Dhookline.fault=nothing-stored";
  private static final double EXPECTED_PER_SECOND = 60_000;
  private static final Duration MORE_WARM_UP = Duration.ofSeconds(2);

  /** Of one server, in 202s a second. */
  private record Rates(double some, double twice) {}

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    List<Rates> storing = new ArrayList<>();
    List<Rates> answering = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      storing.add(measure(settings, settings.launch(), true, journal));
      answering.add(
          measure(settings, settings.launch().withJvmOption(NOT_STORING), false, journal));
    }
    compare("ingest", storing, answering, Rates::some, journal);
    String more = "ingest, %d connections".formatted(2 * settings.connections());
    compare(more, storing, answering, Rates::twice, journal);
  }

  private static void compare(
      String name,
      List<Rates> storing,
      List<Rates> answering,
      ToDoubleFunction<Rates> rate,
      Journal journal) {
    double durable = Median.of(storing.stream().mapToDouble(rate).boxed().toList());
    double answered = Median.of(answering.stream().mapToDouble(rate).boxed().toList());
    journal.figure(Figure.information(name + ", durable 202s", durable, "/s"));
    journal.figure(Figure.information(name + ", 202s without storing", answered, "/s"));
    journal.figure(
        Figure.atLeast(
            name + ", durable against without storing", durable / answered, "", 0.60, 0.65));
  }

  private static Rates measure(Settings settings, Launch launch, boolean stores, Journal journal)
      throws IOException, InterruptedException {
    try (Rig rig = Rig.ingesting(settings, launch)) {
      String what = stores ? "storing" : "not storing";
      int some = settings.connections();
      Rates rates =
          new Rates(
              load(
                  rig,
                  LoadPlan.closed(some, settings.warmUp(), settings.measured()),
                  what,
                  journal),
              load(
                  rig,
                  LoadPlan.closed(2 * some, MORE_WARM_UP, settings.measured()),
                  what + ", %d connections".formatted(2 * some),
                  journal));
      if (stores) {
        journal.balance(rig.closeIngest());
      } else if (rig.counts().accepted() != 0) {
        journal.voided("the server stored in spite of " + NOT_STORING);
      }
      return rates;
    }
  }

  private static double load(Rig rig, LoadPlan plan, String what, Journal journal)
      throws IOException {
    LoadReport report = rig.load(rig.webhooks(EXPECTED_PER_SECOND, plan), plan);
    journal.progress(Progress.of(what, report));
    return report.acceptedPerSecond();
  }
}
