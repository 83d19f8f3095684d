package dev.hookline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  private final ManualClock clock = ManualClock.at("2026-02-28T23:59:59Z");

  @Test
  void it_stands_still_until_moved() {
    assertThat(clock.instant()).isEqualTo(clock.instant()).isEqualTo("2026-02-28T23:59:59Z");
  }

  @Test
  void it_advances_by_the_step_given() {
    assertThat(clock.advance(Duration.ofSeconds(1))).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(clock.instant()).isEqualTo("2026-03-01T00:00:00Z");
  }

  @Test
  void it_can_be_set_back() {
    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void advances_from_many_threads_all_count() throws InterruptedException {
    Thread[] threads = new Thread[8];
    for (int index = 0; index < threads.length; index++) {
      threads[index] =
          Thread.startVirtualThread(() -> {
            for (int step = 0; step < 1_000; step++) {
              clock.advance(Duration.ofMillis(1));
            }
          });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(clock.instant()).isEqualTo("2026-03-01T00:00:07Z");
  }
}
