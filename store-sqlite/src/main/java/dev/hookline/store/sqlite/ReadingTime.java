package dev.hookline.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/**
 * Ends queries that take too long. A reader that goes on for minutes would keep the write-ahead log
 * from starting over, and other readers from their turn.
 */
final class ReadingTime extends ProgressHandler {

  private static final int STEPS_BETWEEN_LOOKS = 100_000;
  private static final int GO_ON = 0;
  private static final int END = 1;

  private final long mostNanos;
  private volatile long startedAtNanos;

  private ReadingTime(Duration most) {
    this.mostNanos = most.toNanos();
  }

  static ReadingTime limit(Connection connection, Duration most) throws SQLException {
    ReadingTime time = new ReadingTime(most);
    ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, time);
    return time;
  }

  void begin() {
    startedAtNanos = System.nanoTime();
  }

  @Override
  protected int progress() {
    return System.nanoTime() - startedAtNanos > mostNanos ? END : GO_ON;
  }
}
