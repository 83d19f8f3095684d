package dev.hookline.testkit.engine;

import static dev.hookline.testkit.engine.ScriptedHandler.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Endpoint;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many attempts a lane makes at once, and how many in a time. */
class LanePolicyTest {

  private final EngineRig rig =
      new EngineRig(new EngineLimits(1_000, 64 << 20, 500, Duration.ofSeconds(15)));

  @Test
  void no_more_attempts_are_under_way_than_the_endpoint_allows() {
    Endpoint endpoint = rig.endpoint("a", 3);
    rig.arrive("a", 20);
    rig.settle();
    for (int at = 0; at < 17; at++) {
      assertThat(rig.handler.underWay(endpoint.id())).isEqualTo(3);
      rig.handler.end(done());
      rig.settle();
    }
  }

  @Test
  void a_raised_limit_is_used_as_soon_as_the_lane_is_woken() {
    Endpoint endpoint = rig.endpoint("a", 1);
    rig.arrive("a", 20);
    rig.settle();
    rig.endpoints.change(endpoint.id(), before -> EngineRig.withConcurrency(before, 5));
    rig.engine.wake(endpoint.lane());
    rig.settle();

    assertThat(rig.handler.underWay(endpoint.id())).isEqualTo(5);
  }

  @Test
  void attempts_are_spaced_as_the_rate_says() {
    rig.endpoint("a", 64, new Rate(10, Duration.ofSeconds(1)), RetryPolicy.STANDARD);
    rig.handler.answerAtOnce(claimed -> done());
    rig.arrive("a", 100);
    List<Instant> starts = new ArrayList<>();
    for (int millis = 0; millis < 12_000; millis++) {
      rig.pass(Duration.ofMillis(1));
      while (starts.size() < rig.handler.begun().size()) {
        starts.add(rig.clock.instant());
      }
    }
    assertThat(starts).hasSize(100);
    assertThat(Duration.between(starts.getFirst(), starts.getLast()))
        .isBetween(Duration.ofMillis(8_900), Duration.ofMillis(9_200));
  }

  @Test
  void a_rate_that_is_taken_away_holds_nothing_back() {
    Endpoint endpoint =
        rig.endpoint("a", 64, new Rate(1, Duration.ofHours(1)), RetryPolicy.STANDARD);
    rig.arrive("a", 10);
    rig.settle();
    assertThat(rig.handler.begun()).hasSize(1);

    rig.endpoints.change(endpoint.id(), before -> EngineRig.withoutRate(before));
    rig.engine.wake(endpoint.lane());
    rig.settle();
    assertThat(rig.handler.begun()).hasSize(10);
  }
}
