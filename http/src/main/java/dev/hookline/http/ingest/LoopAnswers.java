package dev.hookline.http.ingest;

import dev.hookline.ingest.Receipt;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings receipts back to one event loop. However many requests a commit answers, the loop is woken
 * once; and requests that the store does not answer in time are answered 503 here. While no request
 * waits, no timer runs.
 */
public final class LoopAnswers {

  private static final long CHECK_EVERY_MILLIS = 100;

  // Slow senders that began together are not cut together, which would hold up the others.
  private static final int CUT_AT_ONCE_MIN = 16;
  private static final int CHECKS_TO_CUT_ALL = 10;

  private final Vertx vertx;
  private final Context context;
  private final Queue<Ready> ready = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Overdue reading;
  private final Overdue storing;
  private boolean checking;

  private record Ready(PendingAnswer pending, Receipt receipt) {}

  /**
   * To be made on the event loop that it serves.
   *
   * @param bodyPatience how long a body may take to arrive
   * @param storePatience how long a request may wait for the store
   */
  public LoopAnswers(Vertx vertx, Duration bodyPatience, Duration storePatience) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.reading =
        new Overdue(
            bodyPatience,
            PendingAnswer::startedNanos,
            PendingAnswer::isReading,
            pending -> pending.endAndClose(IngestAnswer.TOO_SLOW));
    this.storing =
        new Overdue(
            storePatience,
            PendingAnswer::bodyReadNanos,
            pending -> !pending.isEnded(),
            pending -> pending.end(new Receipt.Unavailable("the store did not answer in time")));
  }

  /** On the event loop: the body of this request is about to be read. */
  void expectBody(PendingAnswer pending) {
    reading.add(pending);
    checkLater();
  }

  /** On the event loop: this request is about to wait for the store. */
  void expect(PendingAnswer pending) {
    storing.add(pending);
    checkLater();
  }

  private void checkLater() {
    if (!checking) {
      checking = true;
      vertx.setTimer(CHECK_EVERY_MILLIS, timer -> check());
    }
  }

  private void check() {
    checking = false;
    try {
      reading.check(Math.max(CUT_AT_ONCE_MIN, reading.size() / CHECKS_TO_CUT_ALL));
      storing.check(Integer.MAX_VALUE);
    } finally {
      if (reading.size() + storing.size() > 0) {
        checkLater();
      }
    }
  }

  /** On any thread. */
  void answer(PendingAnswer pending, Receipt receipt) {
    ready.add(new Ready(pending, receipt));
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(ignored -> answerReady());
    }
  }

  private void answerReady() {
    woken.set(false);
    for (Ready next = ready.poll(); next != null; next = ready.poll()) {
      next.pending().end(next.receipt());
    }
  }
}
