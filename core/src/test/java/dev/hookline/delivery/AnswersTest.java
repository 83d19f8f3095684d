package dev.hookline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Answers.Judgement;
import dev.hookline.event.Headers;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Outcome;
import dev.hookline.job.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void any_2xx_is_success(int status) {
    Judgement judgement = judge(status, Headers.NONE);
    assertThat(judgement.outcome()).isEqualTo(new Outcome.Done());
    assertThat(judgement.error()).isNull();
    assertThat(judgement.detail()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 399})
  void a_redirect_is_a_failure(int status) {
    Judgement judgement = judge(status, Headers.NONE);
    assertThat(judgement.outcome())
        .isEqualTo(
            new Outcome.Retry("answered " + status + "; redirects are not followed", null, false));
    assertThat(judgement.error()).isEqualTo(AttemptError.REDIRECT);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 400, 401, 403, 404, 408, 409, 413, 418, 500, 501, 599, 600, 999})
  void any_other_status_is_tried_again(int status) {
    Judgement judgement = judge(status, Headers.NONE);
    assertThat(judgement.outcome()).isEqualTo(new Outcome.Retry("answered " + status, null, false));
    assertThat(judgement.error()).isEqualTo(AttemptError.STATUS);
    assertThat(judgement.endpointIsGone()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void an_overloaded_receiver_is_spared(int status) {
    assertThat(judge(status, Headers.NONE).outcome())
        .isEqualTo(new Outcome.Retry("answered " + status, null, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 500, 404})
  void the_wait_that_was_asked_for_is_honoured(int status) {
    Headers headers = Headers.of(List.of(new Headers.Field("Retry-After", "90")));
    assertThat(judge(status, headers).outcome())
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> assertThat(retry.notBefore()).isEqualTo(Duration.ofSeconds(90)));
  }

  @Test
  void the_head_of_an_answer_that_is_cut_short_says_what_follows() {
    Judgement gone = judgeCut(410, Headers.NONE);
    Judgement busy = judgeCut(429, Headers.of(List.of(new Headers.Field("Retry-After", "600"))));

    assertThat(gone.endpointIsGone()).isTrue();
    assertThat(gone.outcome()).isInstanceOf(Outcome.GiveUp.class);
    assertThat(busy.error()).isEqualTo(AttemptError.STATUS);
    assertThat(busy.detail()).isEqualTo("answered 429, cut short: a detail");
    assertThat(busy.outcome())
        .isEqualTo(
            new Outcome.Retry("answered 429, cut short: a detail", Duration.ofMinutes(10), true));
  }

  @Test
  void a_success_that_is_cut_short_is_tried_again() {
    Judgement judgement = judgeCut(200, Headers.NONE);

    assertThat(judgement.error()).isEqualTo(AttemptError.TIMEOUT);
    assertThat(judgement.outcome()).isEqualTo(new Outcome.Retry("timeout: a detail", null, true));
  }

  private static Judgement judgeCut(int status, Headers headers) {
    Exchange.Begun begun = new Exchange.Begun(status, headers, new byte[0]);
    return Answers.judge(
        new Exchange.Failed(AttemptError.TIMEOUT, "a detail", begun, 5, Timings.NONE), NOW);
  }

  @Test
  void gone_means_gone() {
    Judgement judgement = judge(410, Headers.NONE);
    assertThat(judgement.outcome()).isInstanceOf(Outcome.GiveUp.class);
    assertThat(judgement.endpointIsGone()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void every_failure_without_an_answer_has_an_outcome(AttemptError error) {
    Judgement judgement =
        Answers.judge(new Exchange.Failed(error, "a detail", null, 5, Timings.NONE), NOW);
    assertThat(judgement.error()).isEqualTo(error);
    assertThat(judgement.detail()).isEqualTo("a detail");
    assertThat(judgement.endpointIsGone()).isFalse();
    if (error == AttemptError.BLOCKED) {
      assertThat(judgement.outcome()).isEqualTo(new Outcome.GiveUp("blocked: a detail"));
    } else {
      assertThat(judgement.outcome())
          .isInstanceOfSatisfying(
              Outcome.Retry.class,
              retry -> assertThat(retry.why()).isEqualTo(error.code() + ": a detail"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TIMEOUT", "DNS", "CONNECT_REFUSED", "CONNECT_TIMEOUT", "CONNECTION_RESET", "TLS"})
  void a_receiver_that_cannot_be_reached_is_spared(AttemptError error) {
    assertThat(Answers.judge(new Exchange.Failed(error, "d", null, 5, Timings.NONE), NOW).outcome())
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.slowDown()).isTrue());
  }

  private static Judgement judge(int status, Headers headers) {
    return Answers.judge(
        new Exchange.Answered(status, headers, new byte[0], false, 5, Timings.NONE), NOW);
  }
}
