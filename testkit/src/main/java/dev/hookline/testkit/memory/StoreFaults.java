package dev.hookline.testkit.memory;

import dev.hookline.job.StoreUnavailable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What is wrong with a store at present. Safe to switch from any thread. */
public final class StoreFaults {

  private static final String REFUSED = "the test refuses it";

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final AtomicInteger writesToFail = new AtomicInteger();
  private final AtomicInteger writesToAccept = new AtomicInteger(NO_LIMIT);
  private volatile boolean writesRefused;
  private volatile boolean readsRefused;

  /** Every write fails until {@link #acceptWrites}. */
  public void refuseWrites() {
    writesRefused = true;
  }

  /** After so many more writes, every write fails until {@link #acceptWrites}. */
  public void refuseWritesAfter(int count) {
    writesToAccept.set(count);
  }

  /** Writes succeed again, those that {@link #failNextWrites} announced included. */
  public void acceptWrites() {
    writesRefused = false;
    writesToFail.set(0);
    writesToAccept.set(NO_LIMIT);
  }

  /** The next so many writes fail; each change of a commit is one. */
  public void failNextWrites(int count) {
    writesToFail.set(count);
  }

  /** Every read fails until {@link #acceptReads}. */
  public void refuseReads() {
    readsRefused = true;
  }

  /** Reads succeed again. */
  public void acceptReads() {
    readsRefused = false;
  }

  /** Why the next write fails, if it does; counts as that write. */
  Optional<String> nextWrite() {
    boolean fails = writesToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    boolean used = writesToAccept.getAndUpdate(StoreFaults::oneLess) == 0;
    return fails || used || writesRefused ? Optional.of(REFUSED) : Optional.empty();
  }

  private static int oneLess(int left) {
    return left == NO_LIMIT ? left : Math.max(0, left - 1);
  }

  void requireWrite() {
    nextWrite()
        .ifPresent(why -> {
          throw new StoreUnavailable(why);
        });
  }

  void requireRead() {
    if (readsRefused) {
      throw new StoreUnavailable(REFUSED);
    }
  }

  Optional<String> problem() {
    return writesRefused || readsRefused ? Optional.of(REFUSED) : Optional.empty();
  }
}
