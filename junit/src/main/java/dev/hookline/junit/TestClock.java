package dev.hookline.junit;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class TestClock implements InstantSource {

  private volatile Instant now;

  TestClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves on to a time; never back. */
  void moveTo(Instant time) {
    if (time.isAfter(now)) {
      now = time;
    }
  }
}
