package dev.hookline.server.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The subscriber: takes most deliveries at once, fails some the first time, is slow with others,
 * and writes every arrival into the books.
 */
final class CrashReceiver implements AutoCloseable {

  private static final int BACKLOG = 1_024;
  private static final int FAILING_PERCENT = 5;
  private static final int SLOW_PERCENT = 5;
  private static final Duration SLOWNESS = Duration.ofMillis(300);

  private final Books books;
  private final long seed;
  private final int bodyBytes;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  CrashReceiver(Books books, CrashPlan plan) {
    this.books = books;
    this.seed = plan.seed();
    this.bodyBytes = plan.bodyBytes();
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      long arrivedAt = System.nanoTime();
      byte[] body = exchange.getRequestBody().readAllBytes();
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      int attempt = Integer.parseInt(exchange.getRequestHeaders().getFirst("hookline-attempt"));
      OptionalLong number = Webhook.number(body);
      if (number.isEmpty() || !Arrays.equals(body, Webhook.body(number.getAsLong(), bodyBytes))) {
        books.wrong("the bytes of %s changed on the way".formatted(id));
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      int status = answer(number.getAsLong(), attempt);
      exchange.sendResponseHeaders(status, -1);
      books.arrived(
          number.getAsLong(), id, new Arrival(attempt, arrivedAt, System.nanoTime(), status));
    }
  }

  /** Depends on seed, event and attempt only. */
  private int answer(long number, int attempt) {
    int mood = new SplittableRandom(seed ^ (number * 31 + attempt)).nextInt(100);
    if (mood < FAILING_PERCENT && attempt == 1) {
      return 500;
    }
    if (mood >= 100 - SLOW_PERCENT) {
      LockSupport.parkNanos(SLOWNESS.toNanos());
    }
    return 200;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
