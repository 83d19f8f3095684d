package dev.hookline.server.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.server.story.ProviderSender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Senders as good as real ones: each sends the same request, under the same id, until it is
 * acknowledged, whatever happens to the server meanwhile; then the next.
 */
final class Load {

  static final String SECRET = "test-secret-of-the-crash-load";

  private static final Duration BEFORE_RECONNECT = Duration.ofMillis(20);
  private static final Duration END_LIMIT = Duration.ofSeconds(60);

  private final LongFunction<Request> requests;
  private final int perSecond;
  private final Books books;
  private final int port;
  private final AtomicLong nextNumber = new AtomicLong();
  private final AtomicLong nextSlotNanos = new AtomicLong(System.nanoTime());
  private final List<Thread> senders = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean givenUp;
  private volatile String lastRefusal = "never refused";

  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Request(String path, Map<String, String> headers, byte[] body) {}

  private Load(
      LongFunction<Request> requests, int connections, int perSecond, Books books, int port) {
    this.requests = requests;
    this.perSecond = perSecond;
    this.books = books;
    this.port = port;
    for (int sender = 0; sender < connections; sender++) {
      senders.add(Thread.ofPlatform().daemon().name("sender-" + sender).start(this::send));
    }
  }

  /**
   * Webhooks, each with a delivery id of its own.
   *
   * @param path of the source
   */
  static Load ofWebhooks(CrashPlan plan, Books books, int port, String path) {
    ProviderSender github = new ProviderSender("github", SECRET);
    return new Load(
        number -> {
          byte[] body = Webhook.body(number, plan.bodyBytes());
          return new Request(
              path, github.github(body, "load-" + number, Webhook.type(number)), body);
        },
        plan.connections(),
        plan.eventsPerSecond(),
        books,
        port);
  }

  /** Triggers of a task, each with an idempotency key of its own. */
  static Load ofTriggers(CrashPlan plan, Books books, int port, String task) {
    Map<String, String> headers =
        Map.of(
            "Authorization", "Bearer " + ServerChild.API_KEY, "Content-Type", "application/json");
    return new Load(
        number -> {
          String body =
              """
              {"payload": {"number": %d}, "options": {"idempotency_key": "load-%d"}}
              """
                  .formatted(number, number);
          return new Request("/api/v1/tasks/" + task + "/trigger", headers, body.getBytes(UTF_8));
        },
        plan.connections() / 4,
        plan.runsPerSecond(),
        books,
        port);
  }

  /**
   * Begins no more requests, and returns when all that were begun are acknowledged.
   *
   * @return false when that took too long
   */
  boolean finish() throws InterruptedException {
    stopping = true;
    boolean allEnded = true;
    long deadline = System.nanoTime() + END_LIMIT.toNanos();
    for (Thread sender : senders) {
      allEnded &= sender.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
    return allEnded;
  }

  /** The last answer that was not an acknowledgement, to explain why none came. */
  String lastRefusal() {
    return lastRefusal;
  }

  /** Leaves it at what was sent. */
  void giveUp() throws InterruptedException {
    stopping = true;
    givenUp = true;
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void send() {
    @Nullable HookConnection connection = null;
    while (!stopping) {
      awaitSlot();
      long number = nextNumber.getAndIncrement();
      Request request = requests.apply(number);
      boolean acknowledged = false;
      while (!acknowledged && !givenUp) {
        try {
          connection = connection == null ? new HookConnection(port) : connection;
          acknowledged =
              isAcknowledged(
                  number, connection.post(request.path(), request.headers(), request.body()));
        } catch (IOException dead) {
          close(connection);
          connection = null;
        }
        if (!acknowledged) {
          LockSupport.parkNanos(BEFORE_RECONNECT.toNanos());
        }
      }
    }
    close(connection);
  }

  private boolean isAcknowledged(long number, HookConnection.Answer answer) {
    long now = System.nanoTime();
    if (answer.status() == 202) {
      books.acknowledged(number, answer.id(), now);
      return true;
    }
    lastRefusal = answer.status() + " " + answer.body();
    if (answer.status() != 503 && answer.status() != 429) {
      books.wrong("a good request was answered " + lastRefusal);
    }
    return false;
  }

  /** Spreads the senders over time; a slot that was missed is not made up for. */
  private void awaitSlot() {
    long every = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long now = System.nanoTime();
    long slot = nextSlotNanos.updateAndGet(last -> Math.max(last + every, now - every));
    while (slot - System.nanoTime() > 0) {
      LockSupport.parkNanos(slot - System.nanoTime());
    }
  }

  private static void close(@Nullable HookConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException goneAlready) {
      // It is closed either way.
    }
  }
}
