package dev.hookline.http.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.http.ManualTimers;
import dev.hookline.live.Meters;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LoopAnswersTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final ManualTimers timers = new ManualTimers();
  private final LoopAnswers answers = new LoopAnswers(timers.vertx(), LONG, LONG);

  @Test
  void no_timer_runs_while_no_request_waits() {
    assertThat(timers.running()).isZero();

    PendingAnswer one = pending();
    PendingAnswer other = pending();
    answers.expectBody(one);
    answers.expectBody(other);
    assertThat(timers.running()).isOne();
    one.bodyIsRead();
    timers.runOut();
    assertThat(timers.running()).as("the other is read still").isOne();

    other.bodyIsRead();
    timers.runOut();
    assertThat(timers.running()).isZero();
  }

  @Test
  void a_request_that_waits_for_the_store_is_looked_at_until_it_is_answered() {
    answers.expect(pending());
    timers.runOut();
    timers.runOut();
    assertThat(timers.running()).isOne();
  }

  private static PendingAnswer pending() {
    HttpServerRequest request = ManualTimers.proxy(HttpServerRequest.class, ManualTimers.NONE);
    return new PendingAnswer(request, Meters.NONE, "none", System.nanoTime(), null);
  }
}
