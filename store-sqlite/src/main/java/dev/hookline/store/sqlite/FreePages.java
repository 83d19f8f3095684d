package dev.hookline.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives pages that are no longer used back to the file system. The last pages of the file are moved
 * into the free ones, in portions beside the commits of others. Some are kept for what comes next,
 * which would else have the file grow again at once; unless the disk has little room.
 */
final class FreePages {

  /** Moved in a few milliseconds. */
  private static final int PORTION = 64;

  private static final int SHARE_KEPT = 16;

  /** So that four fifths of the writer's time are left to others, half of it when intake waits. */
  private static final int RESTS_PER_PORTION = 4;

  private static final int RESTS_WHEN_SCARCE = 1;

  private final GroupCommit writer;
  private final DiskSpace space;
  private final Checkpointer checkpointer;

  FreePages(GroupCommit writer, DiskSpace space, Checkpointer checkpointer) {
    this.writer = writer;
    this.space = space;
    this.checkpointer = checkpointer;
  }

  /** Blocks until few are left, or the thread is interrupted. */
  void giveBack() {
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      long startNanos = System.nanoTime();
      more = writer.write((long) PORTION * Connections.PAGE_BYTES, this::giveBackPortion);
      if (more) {
        LockSupport.parkNanos(this, rests() * (System.nanoTime() - startNanos));
      }
    }
    // The file itself becomes shorter when the log has been moved into it.
    checkpointer.want();
  }

  private int rests() {
    return space.isScarce() ? RESTS_WHEN_SCARCE : RESTS_PER_PORTION;
  }

  private boolean giveBackPortion(Transaction transaction) throws SQLException {
    long free = free(transaction);
    long kept = space.isScarce() ? 0 : transaction.query("PRAGMA page_count").number() / SHARE_KEPT;
    if (free <= kept) {
      return false;
    }
    transaction.vacuum(PORTION);
    return free(transaction) < free;
  }

  private static long free(Transaction transaction) throws SQLException {
    return transaction.query("PRAGMA freelist_count").number();
  }
}
