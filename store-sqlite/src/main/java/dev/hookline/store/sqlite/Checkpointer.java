package dev.hookline.store.sqlite;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

  /**
   * Where the disk has little room, a longer log is cut to nothing. It may be the log that takes
   * the room for want of which intake is refused, and then nothing is written that would shorten
   * it: so the log is looked at without being asked for, too.
   */
  private static final long LOG_BYTES_WHEN_SCARCE = 16 << 20;

  private static final long LOOK_EVERY_MILLIS = 1_000;
  private static final int CUT_WAIT_MILLIS = 100;

  /** What a checkpoint says: pages in the log, and how many of them were moved. */
  record Progress(long logged, long moved) {
    long left() {
      return logged - moved;
    }
  }

  private final Connections connections;
  private final FileCache cache;
  private final DiskSpace space;
  private final File logFile;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean writerShallFinish;
  private volatile boolean failing;

  Checkpointer(Connections connections, FileCache cache, DiskSpace space, Path database) {
    this.connections = connections;
    this.cache = cache;
    this.space = space;
    this.logFile = new File(database + "-wal");
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
      while (!closed) {
        boolean isWanted = wanted.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        wanted.drainPermits();
        if (!closed && (isWanted || logTakesScarceRoom())) {
          pass();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void pass() {
    try (Connection connection = connections.checkpointer()) {
      Progress progress = checkpoint(connection);
      cache.writeOut();
      if (logTakesScarceRoom()) {
        cut(connection);
      } else if (progress.logged() >= LONG_LOG_PAGES) {
        for (int passes = 1;
            passes < PASSES_MAX && progress.left() > PAGES_LEFT_TO_WRITER && !closed;
            passes++) {
          progress = checkpoint(connection);
        }
        writerShallFinish = true;
      }
      cache.forgetOld();
      failing = false;
    } catch (SQLException error) {
      if (!failing) {
        log.warn("A checkpoint failed; it is tried again until one succeeds", error);
      }
      failing = true;
    }
  }

  private boolean logTakesScarceRoom() {
    return space.isScarce() && logFile.length() > LOG_BYTES_WHEN_SCARCE;
  }

  /** Holds up the writer, but not for long: when somebody reads from the log, another pass will. */
  private static void cut(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + CUT_WAIT_MILLIS);
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
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
