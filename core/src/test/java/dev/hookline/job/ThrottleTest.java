package dev.hookline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private static final int CONFIGURED = 64;

  private final Throttle throttle = new Throttle();

  @Test
  void nothing_is_held_back_at_first() {
    assertThat(throttle.allowed(CONFIGURED)).isEqualTo(CONFIGURED);
    assertThat(throttle.isPaused(0)).isFalse();
    assertThat(throttle.ceiling()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void each_sign_of_overload_halves_and_each_success_adds_one() {
    throttle.overloaded(CONFIGURED, 0, null);
    assertThat(throttle.allowed(CONFIGURED)).isEqualTo(32);
    throttle.overloaded(CONFIGURED, 10_000, null);
    assertThat(throttle.allowed(CONFIGURED)).isEqualTo(16);
    for (int expected = 17; expected <= CONFIGURED; expected++) {
      throttle.succeeded(CONFIGURED);
      assertThat(throttle.allowed(CONFIGURED)).isEqualTo(expected);
    }
    throttle.succeeded(CONFIGURED);
    assertThat(throttle.ceiling()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void one_attempt_is_always_allowed() {
    for (long now = 0; now < 1_000_000_000; now += 100_000_000) {
      throttle.overloaded(CONFIGURED, now, null);
    }
    assertThat(throttle.allowed(CONFIGURED)).isEqualTo(1);
    assertThat(throttle.allowed(1)).isEqualTo(1);
  }

  @Test
  void pauses_double_up_to_half_a_minute_and_end_with_a_success() {
    long now = 0;
    for (long pause : new long[] {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
      throttle.overloaded(CONFIGURED, now, null);
      assertThat(throttle.pausedUntilMillis() - now).isEqualTo(pause);
      assertThat(throttle.isPaused(now + pause - 1)).isTrue();
      assertThat(throttle.isPaused(now + pause)).isFalse();
      now += pause;
    }
    throttle.succeeded(CONFIGURED);
    throttle.overloaded(CONFIGURED, now, null);
    assertThat(throttle.pausedUntilMillis() - now).isEqualTo(500);
  }

  @Test
  void signs_that_come_during_a_pause_count_as_one() {
    for (int at = 0; at < 60; at++) {
      throttle.overloaded(CONFIGURED, at, null);
    }
    assertThat(throttle.allowed(CONFIGURED)).isEqualTo(32);
    assertThat(throttle.pausedUntilMillis()).isEqualTo(500);
  }

  @Test
  void a_wait_that_was_asked_for_is_kept_within_bounds() {
    throttle.overloaded(CONFIGURED, 0, Duration.ofSeconds(3));
    assertThat(throttle.pausedUntilMillis()).isEqualTo(3_000);
    throttle.overloaded(CONFIGURED, 5_000, Duration.ofDays(1));
    assertThat(throttle.pausedUntilMillis()).isEqualTo(35_000);
  }

  @Test
  void a_clock_that_is_set_back_does_not_prolong_a_pause() {
    throttle.overloaded(CONFIGURED, 3_600_000, null);
    assertThat(throttle.isPaused(0)).isFalse();
  }
}
