package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Senders repeat themselves: the same event id at the same source is one event. */
class RepeatedEventIsADuplicateTest {

  private static final String SECRET = "test-secret-of-a-github-source";
  private static final byte[] BODY = "{\"zen\":\"Keep it logically awesome.\"}".getBytes(UTF_8);
  private static final int COPIES = 64;

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();
  private final SourceSetUp source = server.source("github", SECRET);
  private final ProviderSender github = new ProviderSender("github", SECRET);

  RepeatedEventIsADuplicateTest() {
    receiver.otherwise(Behaviour.status(200));
    server.endpoint(StartedServer.url(receiver, "/hook"));
  }

  @Test
  void a_copy_is_answered_with_the_first_ones_id_and_goes_nowhere() {
    Answer first = send("delivery-1");
    Answer copy = send("delivery-1");
    Answer other = send("delivery-2");

    assertThat(first.json().path("duplicate").asBoolean()).isFalse();
    assertThat(copy.json().path("duplicate").asBoolean()).isTrue();
    assertThat(id(copy)).isEqualTo(id(first));
    assertThat(id(other)).isNotEqualTo(id(first));
    server.awaitDelivery(id(other), "delivered");
    server.awaitDelivery(id(first), "delivered");
    assertThat(receiver.requests()).hasSize(2);
    Await.until(
        "the copy among the duplicates",
        StartedServer.SOON,
        () ->
            server
                .api()
                .read("/api/v1/requests?status=duplicate")
                .path("data")
                .valueStream()
                .anyMatch(request -> request.path("event").asString().equals(id(first))));
  }

  @Test
  void the_same_id_at_another_source_is_another_event() {
    SourceSetUp elsewhere = server.source("github", SECRET);
    Answer first = send("delivery-1");
    Answer second =
        server
            .api()
            .hook(elsewhere.url(), BODY, github.github(BODY, "delivery-1", "push"))
            .expect(202);

    assertThat(second.json().path("duplicate").asBoolean()).isFalse();
    assertThat(id(second)).isNotEqualTo(id(first));
  }

  @Test
  void racing_copies_give_one_event_and_one_delivery() throws Exception {
    List<Answer> answers = race();

    assertThat(answers).extracting(Answer::status).containsOnly(202);
    assertThat(answers)
        .extracting(RepeatedEventIsADuplicateTest::id)
        .containsOnly(id(answers.getFirst()));
    assertThat(answers)
        .filteredOn(answer -> !answer.json().path("duplicate").asBoolean())
        .hasSize(1);
    server.awaitDelivery(id(answers.getFirst()), "delivered");
    Answer fence = send("delivery-after-the-race");
    server.awaitDelivery(id(fence), "delivered");
    assertThat(receiver.requests()).hasSize(2);
    assertThat(server.api().read("/api/v1/events").path("data")).hasSize(2);
  }

  @Test
  void a_published_event_with_a_known_event_id_is_a_duplicate() {
    String event = "{\"event_id\": \"order-17\", \"type\": \"order.paid\", \"payload\": {}}";

    Answer first = server.api().post("/api/v1/events", event).expect(202);
    Answer copy = server.api().post("/api/v1/events", event).expect(202);

    assertThat(first.json().path("duplicate").asBoolean()).isFalse();
    assertThat(copy.json().path("duplicate").asBoolean()).isTrue();
    assertThat(id(copy)).isEqualTo(id(first));
  }

  private List<Answer> race() throws InterruptedException, ExecutionException {
    CountDownLatch start = new CountDownLatch(1);
    Map<String, String> headers = github.github(BODY, "delivery-of-the-race", "push");
    List<Future<Answer>> racing = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int copy = 0; copy < COPIES; copy++) {
        racing.add(
            threads.submit(() -> {
              start.await();
              return server.api().hook(source.url(), BODY, headers);
            }));
      }
      start.countDown();
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> one : racing) {
      answers.add(one.get());
    }
    return answers;
  }

  private Answer send(String eventId) {
    return server.api().hook(source.url(), BODY, github.github(BODY, eventId, "push")).expect(202);
  }

  private static String id(Answer answer) {
    return answer.json().path("id").asString();
  }
}
