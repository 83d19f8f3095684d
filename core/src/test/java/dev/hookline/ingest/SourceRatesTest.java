package dev.hookline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.job.Rate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SourceRatesTest {

  private static final Id SOURCE = new Id(1, 1);
  private static final Rate THREE_A_MINUTE = new Rate(3, Duration.ofMinutes(1));

  private final SourceRates rates = new SourceRates();

  private long wait(Rate rate, long nowMillis) {
    return rates.waitMillis(SOURCE, rate, nowMillis);
  }

  @Test
  void as_many_as_the_limit_come_in_at_once_and_then_one_at_a_time() {
    for (int at = 0; at < 3; at++) {
      assertThat(wait(THREE_A_MINUTE, 0)).isZero();
    }
    assertThat(wait(THREE_A_MINUTE, 0)).isEqualTo(20_000);
    assertThat(wait(THREE_A_MINUTE, 5_000)).isEqualTo(15_000);
    assertThat(wait(THREE_A_MINUTE, 20_000)).isZero();
    assertThat(wait(THREE_A_MINUTE, 20_000)).isEqualTo(20_000);
  }

  @Test
  void a_source_does_not_use_up_what_another_may_have() {
    for (int at = 0; at < 4; at++) {
      wait(THREE_A_MINUTE, 0);
    }
    assertThat(rates.waitMillis(new Id(1, 2), THREE_A_MINUTE, 0)).isZero();
  }

  @Test
  void a_new_limit_counts_from_then_on() {
    for (int at = 0; at < 4; at++) {
      wait(THREE_A_MINUTE, 0);
    }
    assertThat(wait(new Rate(1, Duration.ofSeconds(1)), 0)).isZero();
    assertThat(wait(new Rate(1, Duration.ofSeconds(1)), 0)).isEqualTo(1_000);
  }

  @Test
  void several_event_loops_together_get_no_more_than_the_limit() throws InterruptedException {
    Rate hundred = new Rate(100, Duration.ofHours(1));
    AtomicInteger admitted = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    Thread[] loops = new Thread[4];
    for (int at = 0; at < loops.length; at++) {
      loops[at] =
          Thread.startVirtualThread(() -> {
            try {
              start.await();
            } catch (InterruptedException interrupted) {
              throw new AssertionError(interrupted);
            }
            for (int request = 0; request < 100; request++) {
              if (wait(hundred, 0) == 0) {
                admitted.incrementAndGet();
              }
            }
          });
    }
    start.countDown();
    for (Thread loop : loops) {
      loop.join();
    }
    assertThat(admitted).hasValue(100);
  }
}
