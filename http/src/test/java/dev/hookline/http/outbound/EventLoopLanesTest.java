package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopLanesTest {

  private static final int LOOPS = 4;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
  private final EventLoopLanes lanes = EventLoopLanes.onAllLoops(vertx);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static Lane lane(long low) {
    return new Lane(JobKind.DELIVERY, new Id(low << 16, low));
  }

  private static <T> T on(Executor executor, java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, executor).orTimeout(5, TimeUnit.SECONDS).join();
  }

  @Test
  void a_lane_always_runs_on_the_same_event_loop() {
    Thread first = on(lanes.of(lane(7)), Thread::currentThread);
    Thread second = on(lanes.of(lane(7)), Thread::currentThread);

    assertThat(second).isSameAs(first);
  }

  @Test
  void a_task_runs_in_the_context_of_its_loop() {
    Context context = on(lanes.of(lane(7)), Vertx::currentContext);

    assertThat(context.isEventLoopContext()).isTrue();
  }

  @Test
  void lanes_are_spread_over_all_loops_evenly() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    Map<Executor, Integer> lanesOf = new HashMap<>();
    for (int count = 0; count < 4_000; count++) {
      lanesOf.merge(lanes.of(lane(random.nextLong())), 1, Integer::sum);
    }

    assertThat(lanesOf).hasSize(LOOPS);
    assertThat(lanesOf.values()).allSatisfy(count -> assertThat(count).isBetween(800, 1_200));
  }

  @Test
  void every_executor_has_a_loop_of_its_own() {
    assertThat(lanes.loopCount()).isEqualTo(LOOPS);
    List<Thread> threads = new ArrayList<>();
    for (long low = 0; low < 64; low++) {
      threads.add(on(lanes.of(lane(low)), Thread::currentThread));
    }

    assertThat(threads.stream().distinct()).hasSize(LOOPS);
  }

  @Test
  void fewer_loops_can_be_asked_for() {
    assertThat(EventLoopLanes.onLoops(vertx, 2).loopCount()).isEqualTo(2);
  }

  @Test
  void a_task_submitted_from_its_own_loop_runs_after_the_one_that_submits_it() {
    Executor lane = lanes.of(lane(7));
    List<String> order = new ArrayList<>();

    on(
            lane,
            () -> {
              CompletableFuture<Void> inner = new CompletableFuture<>();
              lane.execute(() -> {
                order.add("submitted");
                inner.complete(null);
              });
              order.add("submitter");
              return inner;
            })
        .orTimeout(5, TimeUnit.SECONDS)
        .join();

    assertThat(order).containsExactly("submitter", "submitted");
  }
}
