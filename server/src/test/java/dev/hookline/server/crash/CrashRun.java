package dev.hookline.server.crash;

import dev.hookline.server.story.ApiClient;
import dev.hookline.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One run: load, disasters, restarts, and the audit when everything has settled. */
final class CrashRun {

  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(60);

  /** Copying and checking the database takes the longer the more it holds. */
  private static final int INTEGRITY_EVERY = 10;

  private final CrashPlan plan;
  private final Disaster disaster;
  private final Consumer<String> progress;
  private final int port = ServerChild.freePort();
  private final Books books = new Books();
  private final Lives lives = new Lives();
  private final SplittableRandom random;
  private final List<String> violations = new ArrayList<>();

  /**
   * @param progress is told a line after each disaster
   */
  CrashRun(CrashPlan plan, Disaster disaster, Consumer<String> progress) {
    this.plan = plan;
    this.disaster = disaster;
    this.progress = progress;
    this.random = new SplittableRandom(plan.seed());
  }

  CrashReport run() throws InterruptedException {
    try (CrashReceiver receiver = new CrashReceiver(books, plan)) {
      ServerChild server = start();
      Load load = null;
      RunsUnderLoad runs = null;
      try {
        runs = new RunsUnderLoad(plan, port);
        load = Load.ofWebhooks(plan, books, port, setUp(server.api(), receiver.url()));
        while (lives.deaths().size() < plan.kills()) {
          server = strikeAndRestart(server, runs);
          if (plan.stopAtFirstLoss() && audit(server).lost() + runs.lost(server.api()) > 0) {
            return report(server, audit(server), runs);
          }
        }
        if (!load.finish()) {
          violations.add("some webhooks are never acknowledged: " + load.lastRefusal());
        }
        if (!runs.finish()) {
          violations.add("some triggers are never acknowledged: " + runs.lastRefusal());
        }
        awaitQuiet(server.api());
        Audit audit = audit(server);
        audit.lookForStrangers();
        audit.compareBodies(server.api());
        CrashReport report = report(server, audit, runs);
        return report.with(endInGoodOrder(server));
      } finally {
        if (load != null) {
          load.giveUp();
        }
        if (runs != null) {
          runs.end();
        }
        server.close();
      }
    }
  }

  private ServerChild start() {
    return ServerChild.start(ServerChild.command(disaster.folder(), port, plan.fault()), port);
  }

  /**
   * A source, and one endpoint that is tried again quickly and often.
   *
   * @return the path of the source
   */
  private static String setUp(ApiClient api, String receiverUrl) {
    api.create(
        "/api/v1/endpoints",
        """
        {"url": "%s", "timeout": "5s",
         "retry": {"max_attempts": 100, "min": "200ms", "max": "1s", "factor": 2}}
        """
            .formatted(receiverUrl));
    return api.create(
            "/api/v1/sources",
            """
            {"name": "load", "provider": "github", "secret": "%s"}
            """
                .formatted(Load.SECRET))
        .path("url")
        .asString()
        .replaceFirst("^https?://[^/]+", "");
  }

  private ServerChild strikeAndRestart(ServerChild server, RunsUnderLoad runs)
      throws InterruptedException {
    LockSupport.parkNanos(
        random.nextLong(CrashPlan.LIFE_MIN.toNanos(), CrashPlan.LIFE_MAX.toNanos()));
    Books promising = random.nextBoolean() ? books : runs.triggered();
    long diedAt = disaster.strike(server, promising);
    List<EventBook> waiting = books.waitingAt(diedAt);
    List<EventBook> waitingRuns = runs.waitingAt(diedAt);
    checkIntegrity();
    ServerChild next = start();
    Duration untilReady = Duration.ofNanos(System.nanoTime() - next.startedAtNanos());
    lives.died(new Death(diedAt, next.startedAtNanos(), untilReady));
    if (!plan.stopAtFirstLoss()) {
      recovery("events", waiting, next, untilReady).ifPresent(lives::recovered);
      recovery("runs", waitingRuns, next, untilReady);
    }
    progress.accept(
        "%d of %d: %d acknowledged, %d and %d runs waited, ready again in %d ms"
            .formatted(
                lives.deaths().size(),
                plan.kills(),
                books.acknowledged(),
                waiting.size(),
                waitingRuns.size(),
                untilReady.toMillis()));
    return next;
  }

  private void checkIntegrity() {
    if (lives.deaths().size() % INTEGRITY_EVERY == 0) {
      String said = IntegrityCheck.ofCopy(disaster.folder());
      if (!said.equals("ok")) {
        violations.add("integrity_check: " + said);
      }
    }
  }

  /** How long it took from the start until one of these moved. */
  private Optional<Duration> recovery(
      String what, List<EventBook> waiting, ServerChild server, Duration untilReady) {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    long from = server.startedAtNanos();
    try {
      Await.until(
          "one of " + waiting.size() + " waiting " + what + " on its way",
          SETTLE_LIMIT,
          () -> firstArrival(waiting, from) < Long.MAX_VALUE);
      Duration took = Duration.ofNanos(firstArrival(waiting, from) - from);
      if (took.minus(untilReady).compareTo(CrashPlan.RECOVERY_MAX) > 0) {
        violations.add(
            "after death %d, ready in %d ms, it took %d ms until one of the %s that waited moved"
                .formatted(lives.deaths().size(), untilReady.toMillis(), took.toMillis(), what));
      }
      return Optional.of(took);
    } catch (AssertionError stuck) {
      violations.add(String.valueOf(stuck.getMessage()));
      return Optional.empty();
    }
  }

  private static long firstArrival(List<EventBook> waiting, long from) {
    return waiting.stream()
        .mapToLong(event -> event.firstArrivalAfter(from))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private void awaitQuiet(ApiClient api) {
    try {
      Await.until(
          "everything delivered, executed or dead",
          SETTLE_LIMIT,
          () -> StoredDeliveries.isSettled(api) && StoredRuns.areSettled(api));
    } catch (AssertionError stuck) {
      violations.add("stuck: " + stuck.getMessage());
    }
  }

  private Audit audit(ServerChild server) {
    return new Audit(plan, books, StoredDeliveries.read(server.api()));
  }

  private CrashReport report(ServerChild server, Audit audit, RunsUnderLoad runs) {
    StoredDeliveries stored = StoredDeliveries.read(server.api());
    Duplicates duplicates = Duplicates.in(books, lives.deaths());
    List<String> all = new ArrayList<>(violations);
    all.addAll(books.seenWrong());
    all.addAll(audit.violations());
    all.addAll(duplicates.unexcused());
    RunReport ofRuns = runs.report(server.api(), books, lives.deaths());
    all.addAll(ofRuns.violations());
    long delivered = stored.count("delivered");
    long dead = stored.count("failed");
    return new CrashReport(
        plan,
        lives.deaths().size(),
        books.acknowledged(),
        books.arrivals(),
        delivered,
        stored.count() - delivered - dead,
        dead,
        duplicates.all(),
        duplicates.mostAtOneDeath(),
        audit.lost(),
        ofRuns,
        lives.recoveries(),
        lives.slowestRecovery().orElse(Duration.ZERO),
        all);
  }

  /** The last end is a good one: SIGTERM, and a database that is whole. */
  private List<String> endInGoodOrder(ServerChild server) {
    List<String> wrong = new ArrayList<>();
    int exitCode = server.stop();
    if (exitCode != 0) {
      wrong.add("the last stop ended with exit code " + exitCode);
    }
    String said = IntegrityCheck.ofCopy(disaster.folder());
    if (!said.equals("ok")) {
      wrong.add("integrity_check at the end: " + said);
    }
    return wrong;
  }
}
