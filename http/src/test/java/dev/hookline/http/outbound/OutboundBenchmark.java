package dev.hookline.http.outbound;

import com.sun.management.ThreadMXBean;
import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.Exemptions;
import dev.hookline.delivery.guard.GuardPolicy;
import dev.hookline.delivery.guard.Resolver;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What one request costs its event loop: processor time (with what the kernel does on its behalf)
 * and memory. Compares {@link VertxOutboundHttp} with a bare Netty client in one run, on loopback,
 * 64 requests under way. Arguments: seconds a round, rounds.
 */
final class OutboundBenchmark {

  private static final int UNDER_WAY = 64;

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
  private final Executor lane =
      EventLoopLanes.onAllLoops(vertx).of(new Lane(JobKind.DELIVERY, new Id(1, 1)));
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public static void main(String[] arguments) {
    Duration round = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 4);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    new OutboundBenchmark().run(round, rounds);
  }

  private void run(Duration round, int rounds) {
    try (BenchmarkReceiver receiver = BenchmarkReceiver.start()) {
      Resolver resolver = new BriefCache(Sender.EVERY_NAME_IS_LOOPBACK);
      Map<String, OutboundHttp> clients = new LinkedHashMap<>();
      clients.put(
          "adapter", new VertxOutboundHttp(vertx, guard(), resolver, OutboundSettings.defaults()));
      clients.put("bare Netty", onLane(() -> bareClient(resolver)));
      OutboundRequest request = request(receiver.port());
      clients.forEach((name, client) -> measure(name + " (warm-up)", client, request, round));
      for (int count = 0; count < rounds; count++) {
        clients.forEach((name, client) -> measure(name, client, request, round));
      }
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static BareNettyClient bareClient(Resolver resolver) {
    return new BareNettyClient(Objects.requireNonNull(Vertx.currentContext()), guard(), resolver);
  }

  private static AddressGuard guard() {
    var loopback = (Checked.Ok<Exemptions>) Exemptions.parse("127.0.0.0/8");
    return new AddressGuard(
        GuardPolicy.strict()
            .exempting(loopback.value())
            .withRefusedPorts(Set.of())
            .withPlainHttpToPublicHosts(true));
  }

  private static OutboundRequest request(int port) {
    var url = (Checked.Ok<TargetUrl>) TargetUrl.parse("http://example.test:" + port + "/hook");
    Headers headers =
        new Headers.Builder()
            .add("User-Agent", "Hookline/0.1")
            .add("Content-Type", "application/json")
            .add("Accept", "*/*")
            .add("webhook-id", "evt_01jd3p8z2kf9a8e6t5r4w3q2xc")
            .add("webhook-timestamp", "1767225600")
            .add("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=")
            .add("webhook-attempt", "1")
            .build();
    return OutboundRequest.post(url.value(), headers, new byte[1_024], Duration.ofSeconds(15));
  }

  private record Cost(long nanos, long cpuNanos, long bytes) {}

  private void measure(String name, OutboundHttp client, OutboundRequest request, Duration round) {
    Load load = new Load(client, request, System.nanoTime() + round.toNanos());
    Cost before = onLane(this::cost);
    lane.execute(load::begin);
    long requests = load.ended.join();
    Cost after = onLane(this::cost);
    System.out.printf(
        Locale.ROOT,
        "%-22s %8.0f/s  %6.2f us CPU a request  %7.0f bytes a request  %d failed%n",
        name,
        requests * 1e9 / (after.nanos - before.nanos),
        (after.cpuNanos - before.cpuNanos) / 1e3 / requests,
        (double) (after.bytes - before.bytes) / requests,
        load.failed);
  }

  private Cost cost() {
    return new Cost(
        System.nanoTime(),
        threads.getCurrentThreadCpuTime(),
        threads.getCurrentThreadAllocatedBytes());
  }

  private <T> T onLane(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, lane).join();
  }

  /** Keeps a number of requests under way until its time is over. */
  private static final class Load {
    private final OutboundHttp client;
    private final OutboundRequest request;
    private final long untilNanos;
    private final CompletableFuture<Long> ended = new CompletableFuture<>();
    private int underWay;
    private long answered;
    private long failed;

    Load(OutboundHttp client, OutboundRequest request, long untilNanos) {
      this.client = client;
      this.request = request;
      this.untilNanos = untilNanos;
    }

    void begin() {
      for (int count = 0; count < UNDER_WAY; count++) {
        underWay++;
        client.send(request, this::done);
      }
    }

    private void done(Exchange exchange) {
      switch (exchange) {
        case Exchange.Answered _ -> answered++;
        case Exchange.Failed _ -> failed++;
      }
      if (System.nanoTime() < untilNanos) {
        client.send(request, this::done);
      } else if (--underWay == 0) {
        ended.complete(answered);
      }
    }
  }
}
