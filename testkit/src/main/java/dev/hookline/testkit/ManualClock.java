package dev.hookline.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe to read and move from any thread. */
public final class ManualClock implements InstantSource {
  private final AtomicReference<Instant> now;

  private ManualClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** A clock that shows {@code start}. */
  public static ManualClock at(Instant start) {
    return new ManualClock(start);
  }

  /** A clock that shows the instant given in ISO-8601, such as {@code 2026-01-31T12:00:00Z}. */
  public static ManualClock at(String start) {
    return at(Instant.parse(start));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /**
   * Moves the clock by {@code step} and returns the new instant. A negative step moves it back, as
   * a corrected wall clock does.
   */
  public Instant advance(Duration step) {
    return now.updateAndGet(instant -> instant.plus(step));
  }

  /** Jumps to {@code instant}, forwards or backwards. */
  public void set(Instant instant) {
    now.set(instant);
  }
}
