package dev.hookline.store.sqlite;

import dev.hookline.job.StoreUnavailable;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A change whose caller waits for it. */
final class AwaitedChange<T extends @Nullable Object> implements Change {

  /** Of a change that touches a few rows. */
  private static final long USUAL_WEIGHT_BYTES = 1_024;

  /** What is to be done in the transaction. */
  interface Work<T extends @Nullable Object> {
    T in(Transaction transaction) throws SQLException;
  }

  private final long weightBytes;
  private final Work<T> work;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable T result;
  private volatile @Nullable RuntimeException failure;
  private @Nullable Unreadable unreadable;

  AwaitedChange(Work<T> work) {
    this(USUAL_WEIGHT_BYTES, work);
  }

  AwaitedChange(long weightBytes, Work<T> work) {
    this.weightBytes = weightBytes;
    this.work = work;
  }

  @Override
  public long weightBytes() {
    return weightBytes;
  }

  @Override
  public void apply(Transaction transaction) throws SQLException {
    Unreadable found = unreadable;
    if (found != null) {
      throw found; // to read it again would spoil this transaction too, for all that share it
    }
    try {
      result = work.in(transaction);
    } catch (Unreadable damage) {
      unreadable = damage;
      throw damage;
    }
  }

  @Override
  public void committed() {
    ended.countDown();
  }

  @Override
  public void unavailable(String why) {
    failure = new StoreUnavailable(why);
    ended.countDown();
  }

  @Override
  public void failed(Exception defect) {
    failure = new IllegalStateException("a change could not be stored", defect);
    ended.countDown();
  }

  /** Blocks until it is durable. */
  @SuppressWarnings("NullAway") // T may be nullable itself: the result is what the work gave
  T await() {
    try {
      ended.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while waiting for a commit", interrupted);
    }
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
    return result;
  }
}
