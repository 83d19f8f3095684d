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
    PendingAnswer pending = pending();
    pending.bodyIsRead();
    answers.expect(pending);
    timers.runOut();
    timers.runOut();
    assertThat(timers.running()).isOne();
  }

  /** Its sender took its time, which is nothing that the store can be blamed for. */
  @Test
  void the_time_that_a_body_took_is_none_that_the_store_took() {
    LoopAnswers patient = new LoopAnswers(timers.vertx(), LONG, LONG);
    PendingAnswer slow = pending(System.nanoTime() - 2 * LONG.toNanos());
    slow.bodyIsRead();

    patient.expect(slow);
    timers.runOut();

    assertThat(slow.isEnded()).isFalse();
  }

  private static PendingAnswer pending() {
    return pending(System.nanoTime());
  }

  private static PendingAnswer pending(long startedNanos) {
    HttpServerRequest request = ManualTimers.proxy(HttpServerRequest.class, ManualTimers.NONE);
    return new PendingAnswer(request, Meters.NONE, null, startedNanos);
  }
}
