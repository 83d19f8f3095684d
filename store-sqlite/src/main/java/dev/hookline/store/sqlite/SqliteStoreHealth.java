package dev.hookline.store.sqlite;

import dev.hookline.operate.StoreHealth;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks the disk, the last commit, and whether the writer still comes round. */
final class SqliteStoreHealth implements StoreHealth {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final GroupCommit writer;
  private final DiskSpace space;

  SqliteStoreHealth(GroupCommit writer, DiskSpace space) {
    this.writer = writer;
    this.space = space;
  }

  @Override
  public Optional<String> problem() {
    String lost = space.lost();
    if (lost != null) {
      return Optional.of(lost);
    }
    String full = space.problem();
    if (full != null) {
      return Optional.of(full);
    }
    Probe probe = new Probe();
    writer.submit(probe);
    if (!probe.ended()) {
      return Optional.of("the store has not committed anything for " + PATIENCE.toSeconds() + " s");
    }
    return Optional.ofNullable(writer.problem());
  }

  /** A write that needs new pages, so that a full disk shows; nothing of it stays. */
  private static final class Probe implements Change {

    private static final String FILL = "INSERT INTO probe (filler) VALUES (zeroblob(32768))";
    private static final String EMPTY = "DELETE FROM probe";

    private final CountDownLatch end = new CountDownLatch(1);

    boolean ended() {
      try {
        return end.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public long weightBytes() {
      return 0;
    }

    @Override
    public void apply(Transaction transaction) throws SQLException {
      transaction.query(FILL).update();
      transaction.query(EMPTY).update();
    }

    @Override
    public void committed() {
      end.countDown();
    }

    @Override
    public void unavailable(String why) {
      end.countDown();
    }

    @Override
    public void failed(Exception defect) {
      end.countDown();
    }
  }
}
