package dev.hookline.testkit.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final ManualClock clock = ManualClock.at("2026-01-02T03:04:05Z");
  private final FaultReceiver receiver = FaultReceiver.start(clock).on("/a", Behaviour.status(200));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    receiver.close();
  }

  @Test
  void a_request_is_recorded_byte_for_byte() throws Exception {
    byte[] body = {0, (byte) 0xff, '\r', '\n', (byte) 0x80};
    client.send(
        HttpRequest.newBuilder(receiver.uri("/a?x=1&y=%20"))
            .header("webhook-id", "msg_1")
            .header("X-Twice", "first")
            .header("X-Twice", "second")
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.discarding());

    RecordedRequest request = receiver.awaitRequest(LIMIT);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/a?x=1&y=%20");
    assertThat(request.path()).isEqualTo("/a");
    assertThat(request.header("Webhook-Id")).contains("msg_1");
    assertThat(request.headers("x-twice")).containsExactly("first", "second");
    assertThat(request.body()).isEqualTo(body);
    assertThat(request.arrivedAt()).isEqualTo(clock.instant());
    assertThat(request.connection()).isEqualTo(1);
    assertThat(receiver.problems()).isEmpty();
  }

  @Test
  void headers_keep_their_order_and_spelling() throws IOException {
    try (WireClient wire = new WireClient(receiver.port())) {
      wire.send("GET /a HTTP/1.1\r\nzeta:  1 \r\nALPHA:2\r\nMid-dle: a: b\r\nzeta: \r\n\r\n");
      assertThat(receiver.awaitRequest(LIMIT).headers())
          .containsExactly(
              new Header("zeta", "1"),
              new Header("ALPHA", "2"),
              new Header("Mid-dle", "a: b"),
              new Header("zeta", ""));
    }
  }

  @Test
  void a_chunked_body_is_recorded_without_its_framing() throws Exception {
    client.send(
        HttpRequest.newBuilder(receiver.uri("/a"))
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("streamed, length unknown")))
            .build(),
        BodyHandlers.discarding());
    RecordedRequest request = receiver.awaitRequest(LIMIT);
    assertThat(request.header("Transfer-Encoding")).contains("chunked");
    assertThat(request.text()).isEqualTo("streamed, length unknown");
  }

  @Test
  void chunk_extensions_and_trailers_are_understood() throws IOException {
    try (WireClient wire = new WireClient(receiver.port())) {
      wire.send(
          "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3;name=value\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Trailer: t\r\n\r\n"
              + WireClient.POST);
      List<RecordedRequest> requests = receiver.awaitRequests(2, LIMIT);
      assertThat(requests).extracting(RecordedRequest::text).containsExactly("abc0123456789", "{}");
    }
  }

  @Test
  void a_kept_connection_carries_several_requests() throws Exception {
    for (int sent = 0; sent < 3; sent++) {
      assertThat(post("/a").statusCode()).isEqualTo(200);
    }
    assertThat(receiver.requests()).extracting(RecordedRequest::connection).containsOnly(1);
    assertThat(receiver.connections()).isEqualTo(1);
  }

  @Test
  void a_client_that_asks_for_the_end_gets_it() throws IOException {
    try (WireClient wire = new WireClient(receiver.port())) {
      wire.send("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n");
      assertThat(wire.receiveAll().end()).isEqualTo(WireClient.End.FIN);
    }
  }

  @Test
  void a_client_that_expects_100_gets_it_before_the_body() throws Exception {
    HttpResponse<Void> response =
        client.send(
            HttpRequest.newBuilder(receiver.uri("/a"))
                .expectContinue(true)
                .POST(BodyPublishers.ofString("after the nod"))
                .build(),
            BodyHandlers.discarding());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(receiver.awaitRequest(LIMIT).text()).isEqualTo("after the nod");
  }

  @Test
  void a_malformed_request_is_a_problem_and_no_request() throws IOException {
    try (WireClient wire = new WireClient(receiver.port())) {
      wire.send("POST /a HTTP/1.1\r\nContent-Length: x\r\n\r\n");
      assertThat(wire.receiveAll()).isEqualTo(new WireClient.Received("", WireClient.End.FIN));
    }
    assertThat(receiver.problems()).containsExactly("connection 1: malformed request: length: x");
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void a_client_that_gives_up_inside_the_body_is_a_problem() throws IOException {
    try (WireClient wire = new WireClient(receiver.port())) {
      wire.send("POST /a HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf");
    }
    Await.until("a problem is noted", LIMIT, () -> !receiver.problems().isEmpty());
    assertThat(receiver.problems().getFirst()).endsWith("body ended after 4 of 10 bytes");
  }

  @Test
  void a_request_that_never_comes_fails_the_wait_with_what_came_instead() throws Exception {
    post("/a");
    assertThatThrownBy(() -> receiver.awaitRequests(2, Duration.ofMillis(20)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("not within 20 ms: 2 requests; arrived: [POST /a on connection 1, 5 B]");
  }

  @Test
  void many_clients_at_once_lose_no_request() throws InterruptedException {
    Thread[] senders = new Thread[20];
    for (int index = 0; index < senders.length; index++) {
      senders[index] = Thread.startVirtualThread(this::postTenTimes);
    }
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(receiver.requests()).hasSize(200);
  }

  private void postTenTimes() {
    try {
      for (int sent = 0; sent < 10; sent++) {
        post("/a");
      }
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    URI uri = receiver.uri(path);
    return client.send(
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("hello")).build(),
        BodyHandlers.ofString());
  }
}
