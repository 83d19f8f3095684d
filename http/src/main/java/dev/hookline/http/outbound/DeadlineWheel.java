package dev.hookline.http.outbound;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The deadlines of one event loop, in the manner of a hashed timing wheel (Varghese and Lauck 1987,
 * scheme 6): setting and cancelling one costs a few field writes however many there are, and the
 * operating system's timer is not touched for each request. A deadline is noticed up to 50 ms late.
 * Ticks only while it holds any.
 */
final class DeadlineWheel {

  static final long TICK_MILLIS = 50;

  private static final long TICK_NANOS = TICK_MILLIS * 1_000_000;
  private static final int SLOTS = 1_024;

  private final Vertx vertx;
  private final Head[] slots = new Head[SLOTS];
  private final long originNanos = System.nanoTime();
  private long ticksDone;
  private int held;
  private boolean ticking;

  /** The sentinel of a slot's ring. */
  private static final class Head extends Deadline {
    Head() {
      previous = this;
      next = this;
    }

    @Override
    void expired() {}
  }

  DeadlineWheel(Context loop) {
    this.vertx = loop.owner();
    for (int slot = 0; slot < SLOTS; slot++) {
      slots[slot] = new Head();
    }
  }

  /** Holds a deadline that is not held yet. */
  void add(Deadline deadline, long dueNanos) {
    if (!ticking) {
      startTicking();
    }
    deadline.dueNanos = dueNanos;
    long tick = Math.max(tickAt(dueNanos) + 1, ticksDone + 1);
    Head head = slots[(int) (tick % SLOTS)];
    Deadline last = head.previous;
    deadline.previous = last;
    deadline.next = head;
    if (last != null) {
      last.next = deadline;
    }
    head.previous = deadline;
    held++;
  }

  /** Lets go of a deadline; one that is not held is left alone. */
  void cancel(Deadline deadline) {
    Deadline before = deadline.previous;
    Deadline after = deadline.next;
    if (before == null || after == null) {
      return;
    }
    before.next = after;
    after.previous = before;
    deadline.previous = null;
    deadline.next = null;
    held--;
  }

  private void startTicking() {
    ticking = true;
    ticksDone = tickAt(System.nanoTime());
    tickLater();
  }

  private void tickLater() {
    vertx.setTimer(TICK_MILLIS, _ -> tick());
  }

  private void tick() {
    long now = System.nanoTime();
    long current = tickAt(now);
    long from = Math.max(ticksDone + 1, current - SLOTS + 1);
    ticksDone = current;
    for (long tick = from; tick <= current; tick++) {
      expire(slots[(int) (tick % SLOTS)], now);
    }
    if (held > 0) {
      tickLater();
    } else {
      ticking = false;
    }
  }

  /** Later rounds of the wheel share the slot, so each deadline's own time decides. */
  private void expire(Head head, long now) {
    Deadline candidate = head.next;
    while (candidate != null && candidate != head) {
      Deadline following = candidate.next;
      if (candidate.dueNanos - now <= 0) {
        cancel(candidate);
        candidate.expired();
        // The callback may have cancelled or added neighbours: begin again.
        following = head.next;
      }
      candidate = following;
    }
  }

  private long tickAt(long nanos) {
    return (nanos - originNanos) / TICK_NANOS;
  }
}
