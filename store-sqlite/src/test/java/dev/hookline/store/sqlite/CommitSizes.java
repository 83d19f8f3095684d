package dev.hookline.store.sqlite;

import dev.hookline.live.NoMeters;
import java.util.function.IntConsumer;

/** Tells how many changes each commit had. */
final class CommitSizes extends NoMeters {

  private final IntConsumer told;

  CommitSizes(IntConsumer told) {
    this.told = told;
  }

  @Override
  public void committed(int changes, long durationNanos) {
    told.accept(changes);
  }
}
