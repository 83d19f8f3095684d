package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineWheelTest {

  private static final long MILLI = Duration.ofMillis(1).toNanos();

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static final class Noted extends Deadline {
    private final String name;
    private final List<String> log;
    private final Runnable then;

    Noted(String name, List<String> log, Runnable then) {
      this.name = name;
      this.log = log;
      this.then = then;
    }

    @Override
    void expired() {
      log.add(name);
      then.run();
    }
  }

  /** Runs the scenario on the loop; it ends by completing the future. */
  private List<String> on(BiConsumer<DeadlineWheel, CompletableFuture<List<String>>> scenario) {
    CompletableFuture<List<String>> done = new CompletableFuture<>();
    loop.runOnContext(_ -> scenario.accept(new DeadlineWheel(loop), done));
    return done.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void deadlines_expire_in_the_order_of_their_times_and_not_early() {
    long begin = System.nanoTime();
    List<String> log =
        on((wheel, done) -> {
          List<String> names = new ArrayList<>();
          wheel.add(new Noted("late", names, () -> done.complete(names)), begin + 300 * MILLI);
          wheel.add(new Noted("early", names, () -> {}), begin + 100 * MILLI);
        });

    assertThat(log).containsExactly("early", "late");
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(300 * MILLI);
  }

  @Test
  void a_cancelled_deadline_does_not_expire() {
    List<String> log =
        on((wheel, done) -> {
          List<String> names = new ArrayList<>();
          long now = System.nanoTime();
          Noted cancelled = new Noted("cancelled", names, () -> {});
          wheel.add(cancelled, now + 50 * MILLI);
          wheel.add(new Noted("kept", names, () -> done.complete(names)), now + 200 * MILLI);
          wheel.cancel(cancelled);
          wheel.cancel(cancelled);
        });

    assertThat(log).containsExactly("kept");
  }

  @Test
  void a_deadline_may_cancel_its_neighbour_and_add_another() {
    List<String> log =
        on((wheel, done) -> {
          List<String> names = new ArrayList<>();
          long due = System.nanoTime() + 50 * MILLI;
          Noted neighbour = new Noted("neighbour", names, () -> {});
          Noted added = new Noted("added", names, () -> done.complete(names));
          Noted first =
              new Noted(
                  "first",
                  names,
                  () -> {
                    wheel.cancel(neighbour);
                    wheel.add(added, System.nanoTime() + 50 * MILLI);
                  });
          wheel.add(first, due);
          wheel.add(neighbour, due);
        });

    assertThat(log).containsExactly("first", "added");
  }

  @Test
  void a_deadline_of_a_later_round_stays_while_its_slot_is_passed() {
    List<String> log =
        on((wheel, done) -> {
          List<String> names = new ArrayList<>();
          long now = System.nanoTime();
          long round = 1_024 * DeadlineWheel.TICK_MILLIS * MILLI;
          wheel.add(new Noted("next round", names, () -> {}), now + round + 50 * MILLI);
          wheel.add(new Noted("this round", names, () -> {}), now + 50 * MILLI);
          wheel.add(new Noted("end", names, () -> done.complete(names)), now + 400 * MILLI);
        });

    assertThat(log).containsExactly("this round", "end");
  }

  @Test
  void a_wheel_that_ran_empty_starts_again() {
    List<String> log =
        on((wheel, done) -> {
          List<String> names = new ArrayList<>();
          Runnable again =
              () ->
                  loop.owner()
                      .setTimer(
                          3 * DeadlineWheel.TICK_MILLIS,
                          _ ->
                              wheel.add(
                                  new Noted("second", names, () -> done.complete(names)),
                                  System.nanoTime() + 50 * MILLI));
          wheel.add(new Noted("first", names, again), System.nanoTime() + 50 * MILLI);
        });

    assertThat(log).containsExactly("first", "second");
  }
}
