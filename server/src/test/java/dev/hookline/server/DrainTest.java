package dev.hookline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DrainTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // may overflow at any time
  private final Drain drain = Drain.within(Duration.ofSeconds(10), nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void attempts_have_all_the_time_that_requests_did_not_need() {
    pass(Duration.ofSeconds(1));

    assertThat(drain.leftOfHalf()).isEqualTo(Duration.ofSeconds(4));
    assertThat(drain.left()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void requests_leave_half_of_it_and_nothing_is_left_at_the_end() {
    pass(Duration.ofSeconds(6));
    assertThat(drain.leftOfHalf()).isZero();
    assertThat(drain.left()).isEqualTo(Duration.ofSeconds(4));

    pass(Duration.ofSeconds(5));
    assertThat(drain.left()).isZero();
  }
}
