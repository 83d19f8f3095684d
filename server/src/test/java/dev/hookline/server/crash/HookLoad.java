package dev.hookline.server.crash;

import dev.hookline.server.story.ProviderSender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Senders as good as real ones: each sends the same webhook, under the same id, until it is
 * acknowledged, whatever happens to the server meanwhile; then the next.
 */
final class HookLoad {

  static final String SECRET = "test-secret-of-the-crash-load";

  private static final Duration BEFORE_RECONNECT = Duration.ofMillis(20);
  private static final Duration END_LIMIT = Duration.ofSeconds(60);

  private final CrashPlan plan;
  private final Books books;
  private final int port;
  private final String path;
  private final ProviderSender github = new ProviderSender("github", SECRET);
  private final AtomicLong nextNumber = new AtomicLong();
  private final AtomicLong nextSlotNanos = new AtomicLong(System.nanoTime());
  private final List<Thread> senders = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean givenUp;

  /**
   * @param path of the source
   */
  HookLoad(CrashPlan plan, Books books, int port, String path) {
    this.plan = plan;
    this.books = books;
    this.port = port;
    this.path = path;
    for (int sender = 0; sender < plan.connections(); sender++) {
      senders.add(Thread.ofPlatform().daemon().name("sender-" + sender).start(this::send));
    }
  }

  /** How many different webhooks were begun. */
  long begun() {
    return nextNumber.get();
  }

  /**
   * Begins no more webhooks, and returns when all that were begun are acknowledged.
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
      byte[] body = Webhook.body(number, plan.bodyBytes());
      Map<String, String> headers = github.github(body, "load-" + number, "push");
      boolean acknowledged = false;
      while (!acknowledged && !givenUp) {
        try {
          connection = connection == null ? new HookConnection(port) : connection;
          acknowledged = isAcknowledged(number, connection.post(path, headers, body));
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
      books.acknowledged(number, answer.eventId(), now);
      return true;
    }
    if (answer.status() != 503 && answer.status() != 429) {
      books.wrong("a good webhook was answered " + answer.status() + " " + answer.body());
    }
    return false;
  }

  /** Spreads the senders over time; a slot that was missed is not made up for. */
  private void awaitSlot() {
    long every = TimeUnit.SECONDS.toNanos(1) / plan.eventsPerSecond();
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
