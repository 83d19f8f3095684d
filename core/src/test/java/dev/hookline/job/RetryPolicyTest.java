package dev.hookline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void the_standard_schedule_makes_ten_attempts_over_three_days() {
    List<Duration> waits =
        IntStream.rangeClosed(1, 9)
            .mapToObj(failures -> RetryPolicy.STANDARD.delayAfter(failures).orElseThrow())
            .toList();
    assertThat(waits).startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5));
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofHours(72), Duration.ofHours(80));
    assertThat(RetryPolicy.STANDARD.delayAfter(10)).isEmpty();
  }

  @Test
  void an_empty_schedule_means_a_single_attempt() {
    assertThat(new RetryPolicy.Schedule(List.of()).delayAfter(1)).isEmpty();
  }

  @Test
  void exponential_waits_grow_up_to_their_greatest() {
    RetryPolicy policy =
        new RetryPolicy.Exponential(5, Duration.ofSeconds(1), Duration.ofSeconds(5), 2);
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(policy::delayAfter))
        .containsExactly(
            Optional.of(Duration.ofSeconds(1)),
            Optional.of(Duration.ofSeconds(2)),
            Optional.of(Duration.ofSeconds(4)),
            Optional.of(Duration.ofSeconds(5)),
            Optional.empty());
  }

  @Test
  void no_number_of_failures_is_too_great_to_count_with() {
    RetryPolicy policy =
        new RetryPolicy.Exponential(
            Integer.MAX_VALUE, Duration.ofSeconds(1), RetryPolicy.DELAY_MAX, 100);
    for (int failures = 1; failures > 0; failures *= 2) {
      assertThat(policy.delayAfter(failures).orElseThrow())
          .isBetween(Duration.ofSeconds(1), RetryPolicy.DELAY_MAX);
    }
  }

  @Test
  void a_wait_of_nothing_stays_nothing() {
    RetryPolicy policy =
        new RetryPolicy.Exponential(1_000, Duration.ZERO, Duration.ofSeconds(1), 10);
    assertThat(policy.delayAfter(999)).contains(Duration.ZERO);
  }

  @Test
  void a_spread_wait_stays_between_the_least_and_the_greatest() {
    RetryPolicy policy =
        new RetryPolicy.Exponential(5, Duration.ofSeconds(1), Duration.ofSeconds(5), 2);
    assertThat(spread(policy, 1)).containsExactly("PT1S", "PT1.1S", "PT1.2S");
    assertThat(spread(policy, 2)).containsExactly("PT1.6S", "PT2S", "PT2.4S");
    assertThat(spread(policy, 4)).containsExactly("PT4S", "PT4.5S", "PT5S");
  }

  @Test
  void a_wait_that_is_not_to_be_spread_is_as_the_policy_says() {
    RetryPolicy policy =
        new RetryPolicy.Exponential(5, Duration.ofSeconds(1), Duration.ofSeconds(5), 2, false);
    assertThat(spread(policy, 2)).containsExactly("PT2S", "PT2S", "PT2S");
  }

  private static List<String> spread(RetryPolicy policy, int failures) {
    Duration delay = policy.delayAfter(failures).orElseThrow();
    return DoubleStream.of(0, 0.5, 1)
        .mapToObj(jitter -> policy.spread(delay, jitter).toString())
        .toList();
  }
}
