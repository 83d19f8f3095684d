package dev.hookline.bench.load;

import java.util.function.BooleanSupplier;

/** Hands out the numbers of the requests and the times at which they are due. */
final class Schedule {
  /** A request that leaves later than this after it was due counts as late. */
  static final long LATE_NANOS = 1_000_000;

  private final LoadPlan plan;
  private final BooleanSupplier gate;
  private final double intervalNanos;
  private final long startNanos;
  private final long endNanos;
  private long taken;
  private long late;

  Schedule(LoadPlan plan, BooleanSupplier gate, long startNanos) {
    this.plan = plan;
    this.gate = gate;
    this.startNanos = startNanos;
    this.endNanos = startNanos + plan.warmUp().plus(plan.measured()).toNanos();
    this.intervalNanos =
        switch (plan.pace()) {
          case Pace.Closed _ -> 0;
          case Pace.Open open -> 1e9 / open.requestsPerSecond();
        };
  }

  long startNanos() {
    return startNanos;
  }

  long measuredFromNanos() {
    return startNanos + plan.warmUp().toNanos();
  }

  long endNanos() {
    return endNanos;
  }

  long taken() {
    return taken;
  }

  long late() {
    return late;
  }

  /** Whether no further request will ever be due. */
  boolean exhausted(long nowNanos) {
    return taken >= plan.maximumRequests() || (isOpen() ? dueNanos() : nowNanos) - endNanos >= 0;
  }

  boolean due(long nowNanos) {
    return !exhausted(nowNanos) && (!isOpen() || nowNanos - dueNanos() >= 0) && gate.getAsBoolean();
  }

  /** Takes the request that is due; its number is {@code firstRequest + taken() - 1}. */
  long take(long nowNanos) {
    long due = isOpen() ? dueNanos() : nowNanos;
    if (nowNanos - due > LATE_NANOS) {
      late++;
    }
    taken++;
    return due;
  }

  long lastTaken() {
    return plan.firstRequest() + taken - 1;
  }

  /** Requests of an open loop that were due by the given time or the end and were not taken. */
  long overdue(long nowNanos) {
    if (!isOpen()) {
      return 0;
    }
    long spanNanos = Math.min(nowNanos, endNanos) - startNanos;
    long due = Math.min(plan.maximumRequests(), (long) Math.ceil(spanNanos / intervalNanos));
    return Math.max(0, due - taken);
  }

  boolean isOpen() {
    return intervalNanos > 0;
  }

  /** When the next request of an open loop is due. */
  private long dueNanos() {
    return startNanos + (long) (taken * intervalNanos);
  }
}
