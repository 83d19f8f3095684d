package dev.hookline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final Rate TEN_A_SECOND = new Rate(10, Duration.ofSeconds(1));

  @Test
  void what_was_saved_up_is_taken_at_once_and_the_rest_is_spaced() {
    TokenBucket bucket = new TokenBucket(TEN_A_SECOND, 0);
    for (int at = 0; at < 10; at++) {
      assertThat(bucket.take(0)).isTrue();
    }
    assertThat(bucket.take(0)).isFalse();
    assertThat(bucket.nextTokenAtMillis()).isEqualTo(100);
    assertThat(bucket.take(99)).isFalse();
    assertThat(bucket.take(100)).isTrue();
    assertThat(bucket.take(100)).isFalse();
  }

  @Test
  void no_more_is_saved_than_the_limit() {
    TokenBucket bucket = new TokenBucket(TEN_A_SECOND, 0);
    int taken = 0;
    while (bucket.take(3_600_000)) {
      taken++;
    }
    assertThat(taken).isEqualTo(10);
  }

  @Test
  void a_clock_that_is_set_back_gives_nothing_and_takes_nothing() {
    TokenBucket bucket = new TokenBucket(TEN_A_SECOND, 10_000);
    while (bucket.take(10_000)) {}
    assertThat(bucket.take(0)).isFalse();
    assertThat(bucket.nextTokenAtMillis()).isEqualTo(100);
    assertThat(bucket.take(100)).isTrue();
  }

  @Test
  void over_a_long_time_exactly_the_rate_is_reached() {
    TokenBucket bucket = new TokenBucket(new Rate(7, Duration.ofMinutes(1)), 0);
    int taken = 0;
    for (long now = 0; now <= Duration.ofHours(1).toMillis(); now = nextAfter(bucket, now)) {
      while (bucket.take(now)) {
        taken++;
      }
    }
    assertThat(taken).isBetween(7 * 60, 7 * 60 + 7);
  }

  @Test
  void the_time_of_the_next_token_is_never_too_early_for_it_nor_now() {
    for (int limit = 1; limit < 200; limit++) {
      TokenBucket bucket = new TokenBucket(new Rate(limit, Duration.ofMillis(997)), 0);
      long now = 0;
      for (int at = 0; at < 50; at++) {
        while (bucket.take(now)) {}
        assertThat(bucket.nextTokenAtMillis()).isGreaterThan(now);
        now = bucket.nextTokenAtMillis() + 1;
        assertThat(bucket.take(now)).isTrue();
      }
    }
  }

  private static long nextAfter(TokenBucket bucket, long now) {
    return Math.max(now + 1, bucket.nextTokenAtMillis());
  }
}
