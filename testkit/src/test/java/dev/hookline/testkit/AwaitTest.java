package dev.hookline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
  @Test
  void a_condition_that_comes_true_ends_the_wait() {
    AtomicInteger looks = new AtomicInteger();
    Await.until("third look", Duration.ofSeconds(5), () -> looks.incrementAndGet() == 3);
    assertThat(looks).hasValue(3);
  }

  @Test
  void a_condition_that_stays_false_fails_with_its_name_and_limit() {
    assertThatThrownBy(() -> Await.until("pigs fly", Duration.ofMillis(20), () -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessage("not within 20ms: pigs fly");
  }

  @Test
  void the_first_value_offered_is_returned() {
    AtomicInteger looks = new AtomicInteger();
    int value =
        Await.value(
            "an even number",
            Duration.ofSeconds(5),
            () -> Optional.of(looks.incrementAndGet()).filter(look -> look % 2 == 0));
    assertThat(value).isEqualTo(2);
  }

  @Test
  void a_condition_that_already_holds_needs_no_time() {
    Await.until("true", Duration.ZERO, () -> true);
  }

  @Test
  void an_interrupt_ends_the_wait_and_is_kept() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Await.until("never", Duration.ofSeconds(5), () -> false))
        .hasMessage("interrupted while waiting: never");
    assertThat(Thread.interrupted()).isTrue();
  }
}
