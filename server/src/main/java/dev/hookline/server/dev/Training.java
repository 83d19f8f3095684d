package dev.hookline.server.dev;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.event.Headers;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.job.RetryPolicy;
import dev.hookline.server.Server;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends a server some webhooks and lets it deliver them to itself, and half requests that nobody
 * ends, so that its hot paths are seen.
 */
public final class Training {

  private static final int WEBHOOKS = 4_000;
  private static final int AT_ONCE = 16;
  private static final int PATIENCE_SECONDS = 60;
  private static final String BODY =
      "{\"type\":\"training.done\",\"text\":\"" + "x".repeat(800) + "\"}";

  private Training() {}

  /** Returns when all are delivered, or the patience is over. */
  public static void run(Server server) throws InterruptedException {
    CountDownLatch delivered = new CountDownLatch(WEBHOOKS);
    HttpServer receiver =
        server
            .vertx()
            .createHttpServer()
            .requestHandler(request -> {
              delivered.countDown();
              request.response().end();
            })
            .listen(0, "127.0.0.1")
            .await();
    Instant now = Instant.now();
    server.sources().add(source(server, now));
    server
        .endpoints()
        .add(endpoint(server, "http://127.0.0.1:" + receiver.actualPort() + "/", now));
    HalfRequests.send(server.port());
    HttpClient client = server.vertx().createHttpClient();
    AtomicInteger left = new AtomicInteger(WEBHOOKS);
    for (int at = 0; at < AT_ONCE; at++) {
      send(client, server.port(), left);
    }
    boolean all = delivered.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!all) {
      throw new IllegalStateException(delivered.getCount() + " webhooks were not delivered");
    }
  }

  private static void send(HttpClient client, int port, AtomicInteger left) {
    if (left.getAndDecrement() <= 0) {
      return;
    }
    client
        .request(HttpMethod.POST, port, "127.0.0.1", "/in/training")
        .compose(Training::send)
        .onComplete(answered -> send(client, port, left));
  }

  private static io.vertx.core.Future<Void> send(HttpClientRequest request) {
    return request
        .putHeader("authorization", "Basic dHJhaW5pbmc6dHJhaW5pbmc=")
        .putHeader("content-type", "application/json")
        .send(BODY)
        .compose(response -> response.end());
  }

  private static Source source(Server server, Instant now) {
    return new Source(
        server.ids().next(),
        server.project(),
        "training",
        "training",
        "basic",
        null,
        List.of(new SourceSecret("training:training", null)),
        true,
        now,
        null);
  }

  private static Endpoint endpoint(Server server, String url, Instant now) {
    return new Endpoint(
        server.ids().next(),
        server.project(),
        url,
        null,
        List.of("*"),
        List.of(),
        null,
        Headers.NONE,
        SignatureSettings.STANDARD,
        List.of(new EndpointSecret("whsec_dHJhaW5pbmctdHJhaW5pbmctdHJhaW5pbmc=", null)),
        RetryPolicy.STANDARD,
        Endpoint.TIMEOUT_STANDARD,
        null,
        Endpoint.CONCURRENCY_STANDARD,
        true,
        null,
        now);
  }
}
