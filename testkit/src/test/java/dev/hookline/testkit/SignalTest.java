package dev.hookline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignalTest {
  private final Signal signal = Signal.named("ready");

  @Test
  void a_raised_signal_lets_waiters_pass() {
    Thread.startVirtualThread(signal::raise);
    signal.await(Duration.ofSeconds(5));
    assertThat(signal.isRaised()).isTrue();
  }

  @Test
  void a_signal_that_never_comes_fails_with_its_name() {
    assertThatThrownBy(() -> signal.await(Duration.ofMillis(10)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("not within 10ms: signal ready");
    assertThat(signal.isRaised()).isFalse();
  }
}
