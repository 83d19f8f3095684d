package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import dev.hookline.testkit.receiver.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A dead endpoint with a large backlog is its owner's trouble alone. */
@Tag("slow")
class DeadEndpointDelaysNoOtherTest {

  private static final int BACKLOG = 100_000;
  private static final int BATCH = 1_000;
  private static final int HEALTHY = 200;
  private static final int ROUNDS = 10;
  private static final Duration DELAY_MAX = Duration.ofSeconds(2);

  @AutoClose private final FaultReceiver dead = FaultReceiver.start();
  @AutoClose private final FaultReceiver healthy = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.watching("kinds=run");

  @Test
  void an_endpoint_that_never_answers_has_a_backlog_and_200_others_get_theirs_at_once() {
    dead.otherwise(Silences.neverAnswer());
    healthy.otherwise(Behaviour.status(200));
    server.endpoint(StartedServer.url(dead, "/dead"), "{\"event_types\": [\"story.dead\"]}");
    for (int number = 0; number < HEALTHY; number++) {
      server.endpoint(
          StartedServer.url(healthy, "/" + number), "{\"event_types\": [\"story.alive\"]}");
    }
    PublishedBatch batch = PublishedBatch.of(BATCH, "story.dead", "{}");
    for (int published = 0; published < BACKLOG; published += BATCH) {
      batch.publish(server.api());
    }

    Map<String, Instant> publishedAt = new HashMap<>();
    for (int round = 1; round <= ROUNDS; round++) {
      Instant before = Instant.now();
      publishedAt.put(server.publish("story.alive", "{}"), before);
      healthy.awaitRequests(round * HEALTHY, Duration.ofSeconds(30));
    }

    List<Duration> delays =
        healthy.requests().stream().map(arrived -> delay(arrived, publishedAt)).sorted().toList();
    Duration p99 = delays.get(delays.size() * 99 / 100);
    assertThat(p99).as("99th percentile of %d delays", delays.size()).isLessThan(DELAY_MAX);
    assertThat(dead.connections()).as("the dead endpoint is being tried").isPositive();
    assertThat(dead.openConnections()).as("connections to the dead endpoint").isLessThan(65);
  }

  private static Duration delay(RecordedRequest arrived, Map<String, Instant> publishedAt) {
    Instant published = publishedAt.get(arrived.header("webhook-id").orElseThrow());
    return Duration.between(published == null ? Instant.MIN : published, arrived.arrivedAt());
  }
}
