package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Signal;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever watches sees each event and each delivery as it happens, in order, missing nothing. */
class LiveStreamTest {

  private static final Duration HEARTBEAT_WITHIN = Duration.ofSeconds(20);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);
  private static final int SOCKET_BYTES = 4_096;

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  LiveStreamTest() {
    receiver.otherwise(Behaviour.status(200));
  }

  @Test
  void an_event_comes_before_its_delivery() {
    receiver.on("/hook", Behaviour.status(500).times(1).then(Behaviour.status(200)));
    EndpointSetUp endpoint =
        server.endpoint(
            StartedServer.url(receiver, "/hook"), "{\"retry\": {\"schedule\": [\"100ms\"]}}");

    String event = server.publish("order.paid", "{}");
    server.awaitDelivery(event, "delivered");

    List<StreamFrame> frames =
        server.live().frames().stream().filter(frame -> frame.data().contains(event)).toList();
    assertThat(frames)
        .extracting(frame -> frame.event() + " " + frame.text("status"))
        .containsExactly("event accepted", "delivery retrying", "delivery delivered");
    StreamFrame retrying = frames.get(1);
    assertThat(retrying.text("endpoint")).isEqualTo(endpoint.id());
    assertThat(retrying.text("type")).isEqualTo("order.paid");
    assertThat(retrying.json().path("status_code").asInt()).isEqualTo(500);
    assertThat(retrying.text("next_attempt_at")).isNotEmpty();
  }

  @Test
  void a_reader_that_comes_back_goes_on_where_it_was() {
    String first = server.publish("story.first", "{}");
    String id =
        server
            .live()
            .await("the first event", StartedServer.SOON, frame -> frame.isEvent(first))
            .id();
    String missed = server.publish("story.missed", "{}");
    String missedToo = server.publish("story.missed.too", "{}");

    try (StreamReader back =
        StreamReader.open(server.api(), "/api/v1/live", Map.of("Last-Event-ID", id))) {
      back.await("the last event", StartedServer.SOON, frame -> frame.isEvent(missedToo));
      String later = server.publish("story.later", "{}");
      back.await("a new event", StartedServer.SOON, frame -> frame.isEvent(later));

      assertThat(back.frames())
          .extracting(frame -> frame.text("id"))
          .containsExactly(missed, missedToo, later);
    }
  }

  /** Dashboards stay open for days; no stop shall wait for them. */
  @Test
  void streams_end_when_the_server_stops() throws InterruptedException {
    StartedServer stopping = StartedServer.start(Map.of("HOOKLINE_DRAIN", "10m"));
    try (ApiClient dashboard = new ApiClient(stopping.base(), StartedServer.API_KEY);
        StreamReader reader = StreamReader.open(dashboard, "/api/v1/live")) {
      Thread stop = Thread.ofVirtual().start(stopping::close);

      reader.awaitEnd(STOPS_WITHIN);
      assertThat(stop.join(STOPS_WITHIN)).isTrue();
    }
  }

  @Test
  void a_reader_with_the_number_of_another_process_is_told_of_the_gap() {
    try (StreamReader back =
        StreamReader.open(
            server.api(),
            "/api/v1/live",
            Map.of("Last-Event-ID", "key_01h455vb4pex5vsknk084sn02q-17"))) {
      back.await("the gap", StartedServer.SOON, frame -> frame.event().equals("gap"));
      String later = server.publish("story.later", "{}");
      back.await("a new event", StartedServer.SOON, frame -> frame.isEvent(later));
    }
  }

  @Test
  void a_reader_gets_what_it_asked_for() {
    EndpointSetUp wanted = server.endpoint(StartedServer.url(receiver, "/wanted"));
    server.endpoint(StartedServer.url(receiver, "/other"));

    try (StreamReader reader =
        StreamReader.open(server.api(), "/api/v1/live?kinds=delivery&endpoint=" + wanted.id())) {
      String one = server.publish("story.one", "{}");
      String two = server.publish("story.two", "{}");
      reader.await("both", StartedServer.SOON, frame -> frame.isDelivery(one, "delivered"));
      reader.await("both", StartedServer.SOON, frame -> frame.isDelivery(two, "delivered"));

      assertThat(reader.frames())
          .extracting(frame -> frame.event() + " " + frame.text("endpoint"))
          .containsOnly("delivery " + wanted.id());
    }
  }

  @Test
  void the_stream_of_one_event_begins_with_its_state_and_ends_with_its_last_delivery() {
    Signal gate = Signal.named("the receiver answers");
    receiver.on("/slow", Behaviour.status(200).after(gate));
    receiver.on("/failing", Behaviour.status(500));
    server.endpoint(StartedServer.url(receiver, "/slow"));
    server.endpoint(
        StartedServer.url(receiver, "/failing"), "{\"retry\": {\"schedule\": [\"100ms\"]}}");
    String event = server.publish("order.paid", "{}");

    try (StreamReader stream =
        StreamReader.open(server.api(), "/api/v1/events/" + event + "/stream")) {
      stream.await("its state", StartedServer.SOON, frame -> frame.isEvent(event));
      stream.await("one end", StartedServer.SOON, frame -> frame.isDelivery(event, "failed"));
      server.publish("story.something.else", "{}");
      gate.raise();

      List<StreamFrame> all = stream.awaitEnd(StartedServer.SOON);
      assertThat(all.getLast().text("status")).isEqualTo("delivered");
      assertThat(all).allSatisfy(frame -> assertThat(frame.data()).contains(event));
    }
  }

  @Test
  void the_stream_of_an_event_that_has_ended_tells_its_end_and_ends() {
    server.endpoint(StartedServer.url(receiver, "/hook"));
    String event = server.publish("order.paid", "{}");
    server.awaitDelivery(event, "delivered");

    try (StreamReader stream =
        StreamReader.open(server.api(), "/api/v1/events/" + event + "/stream")) {
      assertThat(stream.awaitEnd(StartedServer.SOON))
          .extracting(frame -> frame.event() + " " + frame.text("status"))
          .containsExactly("event accepted", "delivery delivered");
    }
  }

  @Test
  void a_reader_that_never_reads_blocks_nothing() throws IOException {
    server.endpoint(StartedServer.url(receiver, "/hook"));
    try (Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(SOCKET_BYTES);
      deaf.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      String request =
          "GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + StartedServer.API_KEY
              + "\r\n\r\n";
      deaf.getOutputStream().write(request.getBytes(ISO_8859_1));

      String last = "";
      for (int batch = 0; batch < 10; batch++) {
        last = PublishedBatch.of(1_000, "story.flood", "{}").publish(server.api()).getLast();
      }

      server.awaitDelivery(last, "delivered", Duration.ofSeconds(60));
    }
  }

  @Test
  @Tag("slow")
  void an_idle_stream_has_a_heartbeat() {
    server.live().awaitComments("heartbeat", 1, HEARTBEAT_WITHIN);
  }
}
