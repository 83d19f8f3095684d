package dev.hookline.store.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves committed pages from the write-ahead log into the database and has them written to the
 * disk, beside the writer and without holding it up. The log starts over only when all of it has
 * been moved, which never happens while commits go on: so when it has become long, the little that
 * a pass leaves is moved by the writer itself between two commits.
 */
final class Checkpointer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);

  private static final int PASSES_MAX = 4;
  private static final int PAGES_LEFT_TO_WRITER = 256;

  /**
   * Longer than what one pass moves, because starting over holds up the writer each time; half of
   * what is kept, because the log goes on growing until the next pass.
   */
  private static final int LONG_LOG_PAGES = Connections.WAL_KEPT_BYTES / 2 / Connections.PAGE_BYTES;

  /** What a checkpoint says: pages in the log, and how many of them were moved. */
  record Progress(long logged, long moved) {
    long left() {
      return logged - moved;
    }
  }

  private final Connections connections;
  private final FileCache cache;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean writerShallFinish;

  Checkpointer(Connections connections, FileCache cache) {
    this.connections = connections;
    this.cache = cache;
    this.thread = Thread.ofPlatform().name("sqlite-checkpointer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Has a pass made soon. */
  void want() {
    wanted.release();
  }

  /** Moves what the last pass left; called by the writer between two commits. */
  void finish(WriterSession session) {
    if (writerShallFinish) {
      writerShallFinish = false;
      try {
        checkpoint(session.session().connection());
      } catch (SQLException error) {
        log.warn("The end of a checkpoint failed; the next will do it", error);
      }
    }
  }

  private void run() {
    try {
      while (true) {
        wanted.acquire();
        wanted.drainPermits();
        if (closed) {
          return;
        }
        pass();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void pass() {
    try (Connection connection = connections.checkpointer()) {
      Progress progress = checkpoint(connection);
      cache.writeOut();
      if (progress.logged() >= LONG_LOG_PAGES) {
        for (int passes = 1;
            passes < PASSES_MAX && progress.left() > PAGES_LEFT_TO_WRITER && !closed;
            passes++) {
          progress = checkpoint(connection);
        }
        writerShallFinish = true;
      }
      cache.forgetOld();
    } catch (SQLException error) {
      log.warn("A checkpoint failed; it is tried again", error);
    }
  }

  /** Makes a checkpoint on the caller's thread; for tests. */
  synchronized void now() {
    try (Connection connection = connections.checkpointer()) {
      checkpoint(connection);
    } catch (SQLException error) {
      throw new IllegalStateException("the checkpoint failed", error);
    }
  }

  static Progress checkpoint(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      return rows.next() ? new Progress(rows.getLong(2), rows.getLong(3)) : new Progress(0, 0);
    }
  }

  @Override
  public void close() {
    closed = true;
    wanted.release();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
