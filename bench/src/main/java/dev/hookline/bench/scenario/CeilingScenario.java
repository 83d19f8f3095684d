package dev.hookline.bench.scenario;

import dev.hookline.bench.load.GithubRequests;
import dev.hookline.bench.load.LoadGenerator;
import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.receive.Answer;
import dev.hookline.bench.receive.Correlation;
import dev.hookline.bench.receive.Receiver;
import dev.hookline.bench.receive.ReceiverReport;
import dev.hookline.bench.report.Figure;
import dev.hookline.bench.timing.SendTimes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Generator and receiver against each other, without a server: what the measuring itself costs. */
final class CeilingScenario implements Scenario {
  private static final Answer ACCEPTED = new Answer(202, Duration.ZERO, "{\"duplicate\":false}");
  private static final int PREPARED_PER_SECOND = 110_000;

  @Override
  public void run(Settings settings, Journal journal) throws IOException {
    SendTimes sendTimes = new SendTimes();
    LoadPlan plan = LoadPlan.closed(settings.connections(), settings.warmUp(), settings.measured());
    long seconds = plan.warmUp().plus(plan.measured()).toSeconds();
    int prepared = (int) Math.min(2_000_000, seconds * PREPARED_PER_SECOND);
    try (Receiver receiver = Receiver.start(Correlation.byPayload(), sendTimes, ACCEPTED)) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port());
      GithubRequests webhooks =
          new GithubRequests(
              "127.0.0.1", "/", "test-secret", "00000000", settings.payloadBytes(), 0, prepared);
      LoadReport sent = new LoadGenerator(address, webhooks, plan, _ -> true, sendTimes).run();
      ReceiverReport received = receiver.stop();
      journal.progress(Progress.of("no server", sent));
      if (received.delivered() != sent.accepted()) {
        journal.voided("sent " + sent.accepted() + ", received " + received.delivered());
      }
      journal.figure(Figure.information("no server, requests", sent.acceptedPerSecond(), "/s"));
      journal.figure(
          Figure.information(
              "no server, generator per request", sent.processorNanosPerRequest() / 1e3, "us"));
      journal.figure(
          Figure.information(
              "no server, receiver per request",
              receiver.processorNanos() / 1e3 / Math.max(1, received.requests()),
              "us"));
    }
  }
}
