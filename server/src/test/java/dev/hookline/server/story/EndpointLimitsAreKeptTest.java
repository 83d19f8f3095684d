package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Signal;
import dev.hookline.testkit.receiver.Answers;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import dev.hookline.testkit.receiver.RetryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How fast and how much at once an endpoint is called is the endpoint's choice. */
class EndpointLimitsAreKeptTest {

  private static final int EVENTS = 12;

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void no_more_attempts_than_the_rate_limit_allows() {
    int perSecond = 4;
    receiver.otherwise(Behaviour.status(200));
    server.endpoint(
        StartedServer.url(receiver, "/hook"),
        "{\"rate_limit\": {\"limit\": %d, \"per\": \"1s\"}}".formatted(perSecond));

    for (int event = 0; event < EVENTS; event++) {
      server.publish("order.paid", "{}");
    }

    List<Instant> arrivals =
        receiver.awaitRequests(EVENTS, StartedServer.SOON).stream()
            .map(RecordedRequest::arrivedAt)
            .sorted()
            .toList();
    // A full bucket may be emptied at once; after that each second brings as many again.
    Duration atLeast = Duration.ofMillis((EVENTS - perSecond) * 1000L / perSecond);
    assertThat(Duration.between(arrivals.getFirst(), arrivals.getLast()))
        .isGreaterThan(atLeast.minusMillis(200));
    for (int at = 0; at + 2 * perSecond < EVENTS; at++) {
      assertThat(Duration.between(arrivals.get(at), arrivals.get(at + 2 * perSecond)))
          .as("between arrival %d and the %d. after it", at, 2 * perSecond)
          .isGreaterThan(Duration.ofMillis(800));
    }
  }

  @Test
  void a_new_url_is_not_slowed_down_by_what_the_old_one_answered() {
    receiver.on("/overloaded", RetryLater.inSeconds(503, 600)).on("/new", Behaviour.status(200));
    EndpointSetUp endpoint =
        server.endpoint(
            StartedServer.url(receiver, "/overloaded"), "{\"retry\": {\"schedule\": [\"1h\"]}}");
    server.awaitDelivery(server.publish("order.paid", "{}"), "retrying");

    String url = StartedServer.url(receiver, "/new");
    server.api().patch(endpoint.path(), "{\"url\": \"%s\"}".formatted(url)).expect(200);

    server.awaitDelivery(server.publish("order.paid", "{}"), "delivered");
  }

  @Test
  void no_more_attempts_at_once_than_the_concurrency_allows() {
    int atOnce = 2;
    Signal gate = Signal.named("the receiver answers");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Behaviour answer = Answers.status(200).after(gate);
    receiver.on(
        "/hook",
        exchange -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          try {
            return answer.respond(exchange);
          } finally {
            inside.decrementAndGet();
          }
        });
    receiver.on("/fence", Behaviour.status(200));
    server.endpoint(
        StartedServer.url(receiver, "/hook"),
        "{\"concurrency\": %d, \"event_types\": [\"story.limited\"]}".formatted(atOnce));
    server.endpoint(StartedServer.url(receiver, "/fence"), "{\"event_types\": [\"story.fence\"]}");

    for (int event = 0; event < EVENTS; event++) {
      server.publish("story.limited", "{}");
    }
    receiver.awaitRequests(atOnce, StartedServer.SOON);
    server.awaitDelivery(server.publish("story.fence", "{}"), "delivered");
    assertThat(receiver.requests()).hasSize(atOnce + 1);
    gate.raise();

    receiver.awaitRequests(EVENTS + 1, StartedServer.SOON);
    assertThat(most).hasValue(atOnce);
  }
}
