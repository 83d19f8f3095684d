package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.Exemptions;
import dev.hookline.delivery.guard.GuardPolicy;
import dev.hookline.delivery.guard.Resolution;
import dev.hookline.delivery.guard.Resolver;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The outbound side alone, with loopback exempt from the guard, driven from a test's thread. */
final class Sender implements AutoCloseable {

  static final Duration LONG = Duration.ofSeconds(10);
  static final Duration SHORT = Duration.ofMillis(300);
  static final Resolver EVERY_NAME_IS_LOOPBACK =
      (_, whenDone) ->
          whenDone.accept(new Resolution.Found(List.of(InetAddress.getLoopbackAddress())));

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(2));
  private final EventLoopLanes lanes = EventLoopLanes.onAllLoops(vertx);
  private final Executor lane = lane(0);
  private final VertxOutboundHttp http;

  private Sender(Exemptions exempt, Resolver resolver, OutboundSettings settings) {
    GuardPolicy policy =
        GuardPolicy.strict()
            .exempting(exempt)
            .withRefusedPorts(Set.of())
            .withPlainHttpToPublicHosts(true);
    this.http = new VertxOutboundHttp(vertx, new AddressGuard(policy), resolver, settings);
  }

  static Sender toLoopback() {
    return with(EVERY_NAME_IS_LOOPBACK, OutboundSettings.defaults());
  }

  static Sender with(Resolver resolver, OutboundSettings settings) {
    return new Sender(exempting("127.0.0.0/8,::1/128"), resolver, settings);
  }

  /** Reaches public addresses and these blocks only. */
  static Sender guarded(String exempt, Resolver resolver) {
    return new Sender(exempting(exempt), resolver, OutboundSettings.defaults());
  }

  private static Exemptions exempting(String blocks) {
    return ((Checked.Ok<Exemptions>) Exemptions.parse(blocks)).value();
  }

  static OutboundRequest request(String url, Duration timeout) {
    return request(url, timeout, "{}".getBytes(StandardCharsets.UTF_8));
  }

  static OutboundRequest request(String url, Duration timeout, byte[] body) {
    TargetUrl target = ((Checked.Ok<TargetUrl>) TargetUrl.parse(url)).value();
    return OutboundRequest.post(target, Headers.NONE, body, timeout);
  }

  VertxOutboundHttp http() {
    return http;
  }

  Executor lane(int number) {
    return lanes.of(new Lane(JobKind.DELIVERY, new Id(number, number)));
  }

  Executor laneOnAnotherLoopThan(int number) {
    return IntStream.iterate(number + 1, next -> next + 1)
        .mapToObj(this::lane)
        .filter(other -> !other.equals(lane(number)))
        .findFirst()
        .orElseThrow();
  }

  CompletableFuture<Exchange> begin(OutboundRequest request) {
    CompletableFuture<Exchange> ended = new CompletableFuture<>();
    lane.execute(() -> http.send(request, ended::complete));
    return ended;
  }

  /** Sends and waits, a second longer than the request may take. */
  Exchange send(OutboundRequest request) {
    Duration limit = request.timeout().plusSeconds(1);
    return begin(request).orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  Exchange.Answered answer(String url) {
    Exchange ended = send(request(url, LONG));
    assertThat(ended).isInstanceOf(Exchange.Answered.class);
    return (Exchange.Answered) ended;
  }

  Exchange.Failed failure(String url, Duration timeout) {
    Exchange ended = send(request(url, timeout));
    assertThat(ended).isInstanceOf(Exchange.Failed.class);
    return (Exchange.Failed) ended;
  }

  /** Ends once every connection is closed. */
  @Override
  public void close() {
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(LONG.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
