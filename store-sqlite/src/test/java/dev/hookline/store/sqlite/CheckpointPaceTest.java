package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckpointPaceTest {

  private static final long COMMIT_BYTES = 100_000;
  private static final long PERIOD_NANOS = 1_000_000;

  private long nowNanos = Long.MAX_VALUE - 50 * PERIOD_NANOS; // the clock may overflow
  private final CheckpointPace pace = new CheckpointPace(() -> nowNanos);

  /** Commits until it is time. */
  private long bytesUntilTime(long tookNanos) {
    long bytes = 0;
    boolean isTime;
    do {
      nowNanos += PERIOD_NANOS;
      bytes += COMMIT_BYTES;
      isTime = pace.isTimeAfter(COMMIT_BYTES, tookNanos);
    } while (!isTime);
    return bytes;
  }

  @Test
  void little_is_moved_at_once_while_there_is_time_to_spare() {
    assertThat(bytesUntilTime(PERIOD_NANOS / 4))
        .isBetween(CheckpointPace.CHANGED_MAX, CheckpointPace.CHANGED_MAX + COMMIT_BYTES);
  }

  @Test
  void much_is_moved_at_once_when_the_writer_is_busy() {
    assertThat(bytesUntilTime(PERIOD_NANOS)).isBetween(16L << 20, CheckpointPace.LOGGED_MAX);
  }

  @Test
  void it_is_judged_anew_each_time() {
    bytesUntilTime(PERIOD_NANOS);
    assertThat(bytesUntilTime(PERIOD_NANOS / 4)).isLessThan(4L << 20);
    assertThat(bytesUntilTime(PERIOD_NANOS)).isGreaterThan(16L << 20);
  }

  @Test
  void small_commits_log_more_than_they_change() {
    int commits = 0;
    do {
      nowNanos += PERIOD_NANOS;
      commits++;
    } while (!pace.isTimeAfter(500, 0));
    assertThat(commits).isBetween(900, 1_100);
  }
}
