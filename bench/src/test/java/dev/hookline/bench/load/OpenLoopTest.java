package dev.hookline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.timing.SendTimes;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class OpenLoopTest {
  private static final Duration HALF_SECOND = Duration.ofMillis(500);

  @Test
  void as_many_requests_leave_as_the_schedule_holds_and_none_before_its_time() throws IOException {
    try (ScriptedServer server = new ScriptedServer(_ -> ScriptedServer.ACCEPTED)) {
      SendTimes times = new SendTimes();
      long beforeNanos = System.nanoTime();
      LoadReport report = run(server, LoadPlan.open(4, 400, Duration.ZERO, HALF_SECOND), times);
      long tookNanos = System.nanoTime() - beforeNanos;

      assertThat(report.accepted()).isEqualTo(200);
      assertThat(report.unsent()).isZero();
      assertThat(times.of(199) - times.of(0)).isEqualTo(199 * 2_500_000L);
      assertThat(tookNanos).isGreaterThanOrEqualTo(199 * 2_500_000L);
    }
  }

  @Test
  void a_stall_counts_in_the_latency_of_every_request_that_it_held_up() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(request -> {
          if (request == 0) {
            stall(never, Duration.ofMillis(300));
          }
          return ScriptedServer.ACCEPTED;
        })) {
      LoadReport report =
          run(server, LoadPlan.open(1, 200, Duration.ZERO, HALF_SECOND), new SendTimes());

      assertThat(report.accepted()).isEqualTo(100);
      // 300 ms of stall at 5 ms a request: about 60 were due meanwhile, each waiting 5 ms less.
      assertThat(report.late()).isGreaterThanOrEqualTo(50);
      assertThat(report.latencies().millisAt(100)).isGreaterThanOrEqualTo(300);
      assertThat(report.latencies().millisAt(75)).isGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void what_was_due_and_never_left_is_told() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(_ -> {
          stall(over, Duration.ofSeconds(30));
          return ScriptedServer.ACCEPTED;
        })) {
      LoadPlan plan =
          new LoadPlan(
              1,
              new Pace.Open(100),
              Duration.ZERO,
              Duration.ofMillis(200),
              Long.MAX_VALUE,
              0,
              Duration.ofMillis(1));
      LoadReport report = run(server, plan, new SendTimes());

      over.countDown();

      assertThat(report.sent()).isEqualTo(1);
      assertThat(report.unsent()).isEqualTo(19);
      assertThat(report.unanswered()).isEqualTo(1);
      assertThat(report.notAccepted()).isEqualTo(20);
      assertThat(report.latencies().count()).isEqualTo(19);
      assertThat(report.latencies().millisAt(100)).isGreaterThanOrEqualTo(190);
    }
  }

  @Test
  void the_warm_up_is_not_measured() throws IOException {
    try (ScriptedServer server = new ScriptedServer(_ -> ScriptedServer.ACCEPTED)) {
      LoadReport report =
          run(
              server,
              LoadPlan.open(4, 100, Duration.ofMillis(300), Duration.ofMillis(200)),
              new SendTimes());

      assertThat(report.accepted()).isEqualTo(50);
      assertThat(report.latencies().count()).isEqualTo(20);
    }
  }

  private static LoadReport run(ScriptedServer server, LoadPlan plan, SendTimes times)
      throws IOException {
    return new LoadGenerator(server.address(), new NumberedRequests(1), plan, _ -> true, times)
        .run();
  }

  private static void stall(CountDownLatch over, Duration longest) {
    try {
      over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
