package dev.hookline.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestHeadsTest {

  private final ManualTimers timers = new ManualTimers();
  private final List<String> closed = new ArrayList<>();

  @Test
  void no_timer_runs_while_no_head_is_awaited() {
    RequestHeads heads = new RequestHeads(timers.vertx(), Duration.ofHours(1));
    assertThat(timers.running()).isZero();

    HttpConnection one = connection("one");
    HttpConnection other = connection("other");
    heads.awaited(one);
    heads.awaited(other);
    assertThat(timers.running()).isOne();
    heads.complete(one);
    timers.runOut();
    assertThat(timers.running()).as("the other is awaited still").isOne();

    heads.complete(other);
    timers.runOut();
    assertThat(timers.running()).isZero();
    assertThat(closed).isEmpty();
  }

  @Test
  void what_comes_after_a_pause_is_closed_too() {
    RequestHeads heads = new RequestHeads(timers.vertx(), Duration.ZERO);
    heads.awaited(connection("before"));
    timers.runOut();
    assertThat(timers.running()).isZero();

    heads.awaited(connection("after"));
    timers.runOut();

    assertThat(closed).containsExactly("before", "after");
  }

  @Test
  void those_left_after_a_turn_are_closed_in_the_next() {
    RequestHeads heads = new RequestHeads(timers.vertx(), Duration.ZERO);
    for (int at = 0; at < 12; at++) {
      heads.awaited(connection("" + at));
    }
    timers.runOut();
    assertThat(closed).hasSize(8);

    timers.runOut();
    assertThat(closed).hasSize(12);
  }

  private HttpConnection connection(String name) {
    return ManualTimers.proxy(
        HttpConnection.class,
        (method, arguments) -> {
          if (!method.getName().equals("close")) {
            return ManualTimers.NONE.answer(method, arguments);
          }
          closed.add(name);
          return Future.succeededFuture();
        });
  }
}
