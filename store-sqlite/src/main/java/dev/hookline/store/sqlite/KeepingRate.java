package dev.hookline.store.sqlite;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many requests may be kept in each second, so that a flood of bad ones costs little. */
final class KeepingRate {

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;
  private final LongSupplier nanoClock;
  private long windowStartNanos;
  private int inWindow;

  KeepingRate(int perSecond, LongSupplier nanoClock) {
    this.perSecond = perSecond;
    this.nanoClock = nanoClock;
    this.windowStartNanos = nanoClock.getAsLong();
  }

  synchronized boolean allows() {
    long now = nanoClock.getAsLong();
    if (now - windowStartNanos >= WINDOW_NANOS) {
      windowStartNanos = now;
      inWindow = 0;
    }
    return ++inWindow <= perSecond;
  }
}
