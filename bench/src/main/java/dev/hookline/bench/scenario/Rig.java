package dev.hookline.bench.scenario;

import dev.hookline.bench.ledger.Balance;
import dev.hookline.bench.ledger.Counts;
import dev.hookline.bench.ledger.Ledger;
import dev.hookline.bench.load.BatchRequests;
import dev.hookline.bench.load.GithubRequests;
import dev.hookline.bench.load.LoadGenerator;
import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.load.RequestTemplate;
import dev.hookline.bench.receive.Answer;
import dev.hookline.bench.receive.Correlation;
import dev.hookline.bench.receive.Measurement;
import dev.hookline.bench.receive.Receiver;
import dev.hookline.bench.server.Launch;
import dev.hookline.bench.server.ServerApi;
import dev.hookline.bench.server.ServerProcess;
import dev.hookline.bench.timing.SendTimes;
import dev.hookline.bench.timing.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongPredicate;

/** A fresh server with a source, a receiver beside it, and one ledger for all load put on it. */
final class Rig implements AutoCloseable {
  private static final String SECRET = "test-secret-of-the-bench";
  private static final Duration SETTLE_STEP = Duration.ofMillis(50);
  private static final int MOST_PREPARED = 2_000_000;

  private final Settings settings;
  private final ServerProcess server;
  private final ServerApi api;
  private final Receiver receiver;
  private final SendTimes sendTimes;
  private final String sourcePath;
  private final Counts before;
  private final Ledger ledger = new Ledger();
  private long nextRequest;
  private long accepted;

  private Rig(Settings settings, ServerProcess server, boolean relaying, Map<String, Object> source)
      throws IOException, InterruptedException {
    this.settings = settings;
    this.server = server;
    this.api = server.api();
    this.sendTimes = new SendTimes();
    this.receiver = Receiver.start(Correlation.byPayload(), sendTimes, Answer.OK);
    this.sourcePath = api.createGithubSource(SECRET, source);
    if (relaying) {
      api.createEndpoint("http://127.0.0.1:" + receiver.port() + "/hook");
    }
    this.before = api.read();
  }

  /** Without an endpoint: events are stored and go nowhere. */
  static Rig ingesting(Settings settings, Launch launch) throws IOException, InterruptedException {
    return start(settings, launch, false, Map.of());
  }

  /** The same with further settings of the source. */
  static Rig ingesting(Settings settings, Map<String, Object> source)
      throws IOException, InterruptedException {
    return start(settings, settings.launch(), false, source);
  }

  /** With one endpoint, which is the receiver. */
  static Rig relaying(Settings settings) throws IOException, InterruptedException {
    return start(settings, settings.launch(), true, Map.of());
  }

  private static Rig start(
      Settings settings, Launch launch, boolean relaying, Map<String, Object> source)
      throws IOException, InterruptedException {
    ServerProcess server = ServerProcess.start(launch);
    try {
      return new Rig(settings, server, relaying, source);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      server.close();
      throw failed;
    }
  }

  ServerProcess server() {
    return server;
  }

  /** Webhooks, signed ahead for as many as are expected. */
  RequestTemplate webhooks(double expectedPerSecond, LoadPlan plan) {
    double seconds = plan.warmUp().plus(plan.measured()).toMillis() / 1e3;
    int prepared = (int) Math.min(MOST_PREPARED, expectedPerSecond * seconds);
    String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return new GithubRequests(
        server.host(), sourcePath, SECRET, run, settings.payloadBytes(), nextRequest, prepared);
  }

  RequestTemplate batches(int eventsPerRequest) {
    return BatchRequests.events(
        server.host(), server.apiKey(), eventsPerRequest, settings.payloadBytes());
  }

  /** Puts load on the server; sequences go on where the last load ended. */
  LoadReport load(RequestTemplate template, LoadPlan plan) throws IOException {
    return load(template, plan, accepted -> true);
  }

  /** The same, holding back while too many accepted events are not delivered yet. */
  LoadReport loadBounded(RequestTemplate template, LoadPlan plan) throws IOException {
    long acceptedBefore = accepted;
    return load(
        template,
        plan,
        now -> acceptedBefore + now - receiver.delivered() < settings.outstanding());
  }

  /** Measures at the receiver the stretch that a plan beginning now measures at the generator. */
  Measurement measureDeliveries(LoadPlan plan) {
    long fromNanos = System.nanoTime() + plan.warmUp().toNanos();
    Measurement measurement = new Measurement(fromNanos, fromNanos + plan.measured().toNanos());
    receiver.measure(measurement);
    return measurement;
  }

  /** Waits until everything accepted has arrived, or the settling time. */
  void awaitDelivered() throws InterruptedException {
    Wait.until(() -> receiver.delivered() >= accepted, settings.settling(), SETTLE_STEP);
  }

  Counts counts() throws IOException, InterruptedException {
    return api.read().since(before);
  }

  Balance closeIngest() throws IOException, InterruptedException {
    return ledger.closeIngest(counts());
  }

  /** Waits until nothing is pending, then for arrivals that should not come, and balances. */
  Balance closeRelay() throws IOException, InterruptedException {
    awaitDelivered();
    long deadlineNanos = System.nanoTime() + settings.settling().toNanos();
    Counts counts = counts();
    while (counts.pending() > 0 && System.nanoTime() - deadlineNanos < 0) {
      Thread.sleep(SETTLE_STEP);
      counts = counts();
    }
    Thread.sleep(Duration.ofMillis(200));
    return ledger.closeRelay(counts(), receiver.stop());
  }

  @Override
  public void close() {
    receiver.close();
    api.close();
    server.close();
  }

  private LoadReport load(RequestTemplate template, LoadPlan plan, LongPredicate gate)
      throws IOException {
    LoadReport report =
        new LoadGenerator(server.address(), template, plan.startingAt(nextRequest), gate, sendTimes)
            .run();
    ledger.add(report);
    nextRequest += report.sent();
    accepted += report.accepted();
    return report;
  }
}
