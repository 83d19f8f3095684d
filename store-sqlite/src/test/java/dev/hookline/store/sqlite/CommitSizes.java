package dev.hookline.store.sqlite;

import dev.hookline.live.Meters;
import java.util.function.IntConsumer;

/** Tells how many changes each commit had. */
record CommitSizes(IntConsumer told) implements Meters {

  @Override
  public void committed(int changes, long durationNanos) {
    told.accept(changes);
  }

  @Override
  public void received(String provider, String result, long durationNanos) {}

  @Override
  public void confirmed(String provider, String result) {}

  @Override
  public void queued(int events, int jobs) {}

  @Override
  public void processed(String kind, String result, long attemptMicros) {}

  @Override
  public void lag(String kind, long millis) {}

  @Override
  public void stale(String kind) {}
}
