package dev.hookline.http.outbound;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.Resolver;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http1ClientConfig;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConfig;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends requests with Vert.x over HTTP/1.1 connections that are kept and used again, each event
 * loop with its own. Redirects, cookies, compression and proxies do not exist here.
 *
 * <p>An answer counts only when it is complete: when the timeout or the end of the connection cuts
 * its body short, that is reported as a failure, with what came. A body longer than 256 KB is the
 * exception: it is cut, and its connection closed.
 */
public final class VertxOutboundHttp implements OutboundHttp {

  private final HttpClientAgent client;
  private final AddressGuard guard;
  private final Resolver resolver;
  private final OutboundSettings settings;
  private final Map<Thread, OutboundLoop> loops = new ConcurrentHashMap<>();

  /**
   * @param guard vets the addresses of every attempt
   * @param resolver asked for every attempt; {@link BriefCache} spares a name server the repetition
   */
  public VertxOutboundHttp(
      Vertx vertx, AddressGuard guard, Resolver resolver, OutboundSettings settings) {
    this.guard = guard;
    this.resolver = resolver;
    this.settings = settings;
    this.client =
        vertx
            .httpClientBuilder()
            .with(config())
            .with(tls(settings))
            // A handshake's arithmetic would hold up everything else on the event loop.
            .with(new JdkSSLEngineOptions().setUseWorkerThread(true))
            .build();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when not called on an event loop, as {@link EventLoopLanes} give
   *     them
   */
  @Override
  public void send(OutboundRequest request, Consumer<Exchange> done) {
    new OutboundAttempt(loop(), guard, request, done).start(resolver);
  }

  private OutboundLoop loop() {
    OutboundLoop known = loops.get(Thread.currentThread());
    if (known != null) {
      return known;
    }
    Context context = Vertx.currentContext();
    if (context == null || !context.isEventLoopContext()) {
      throw new IllegalStateException("requests are sent from event loops only");
    }
    OutboundLoop loop = new OutboundLoop(context, client, settings.idleLimit());
    loops.put(Thread.currentThread(), loop);
    return loop;
  }

  private static HttpClientConfig config() {
    return new HttpClientConfig()
        .setVersions(HttpVersion.HTTP_1_1)
        .setVerifyHost(true)
        .setDecompressionEnabled(false)
        .setFollowAlternativeServices(false)
        .setConnectTimeout(Limits.CONNECT)
        .setHttp1Config(new Http1ClientConfig().setKeepAlive(true).setPipelining(false));
  }

  private static ClientSSLOptions tls(OutboundSettings settings) {
    ClientSSLOptions options =
        new ClientSSLOptions()
            .setHostnameVerificationAlgorithm("HTTPS")
            .setSslHandshakeTimeout(Limits.TLS_HANDSHAKE.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    settings.trust().ifPresent(options::setTrustOptions);
    return options;
  }
}
