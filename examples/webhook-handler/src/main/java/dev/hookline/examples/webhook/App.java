package dev.hookline.examples.webhook;

import com.sun.net.httpserver.HttpServer;
import dev.hookline.sdk.client.HooklineClient;
import dev.hookline.sdk.worker.Worker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The whole application in one process: a client that triggers runs, a worker that executes them,
 * and a web server for senders of webhooks and for the browser.
 */
final class App implements AutoCloseable {

  private final HooklineClient client;
  private final Worker worker;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private App(Settings settings, Shop shop) throws IOException {
    client = HooklineClient.builder().url(settings.hooklineUrl()).apiKey(settings.apiKey()).build();
    worker =
        Worker.builder()
            .url(settings.hooklineUrl())
            .apiKey(settings.apiKey())
            .name("webhook-handler")
            .tasks(ProcessWebhook.with(shop), ImportCatalog.TASK, ChargeCard.TASK)
            .drainTimeout(Duration.ofSeconds(5))
            .build();
    http =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    http.setExecutor(threads);
    http.createContext("/", new Page());
    http.createContext(
        "/api/webhook", new Guarded(new WebhookRoute(client, settings.webhookSecret())));
    http.createContext("/api/hello-world", new Guarded(new HelloRoute(client)));
  }

  /**
   * Starts it. Hookline need not be there yet: the worker goes on trying.
   *
   * @param shop what the task about orders works on
   */
  static App start(Settings settings, Shop shop) throws IOException, InterruptedException {
    App app = new App(settings, shop);
    app.worker.start();
    app.http.start();
    return app;
  }

  /** Where a browser finds the page. */
  String url() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  /** Takes no more requests, finishes the runs under way, and leaves. */
  @Override
  public void close() {
    http.stop(0);
    worker.close();
    client.close();
    threads.shutdownNow();
  }
}
