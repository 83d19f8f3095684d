package dev.hookline.testkit.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndlessAnswersTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final FaultReceiver receiver = FaultReceiver.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.shutdownNow();
    receiver.close();
  }

  @Test
  void a_large_body_arrives_in_full() throws Exception {
    receiver.on("/a", Floods.body(1_000_003));
    HttpResponse<byte[]> response = client.send(request(), BodyHandlers.ofByteArray());
    assertThat(response.body()).hasSize(1_000_003);
    assertThat(receiver.bytesSent()).isGreaterThan(1_000_003);
  }

  @Test
  void a_body_of_ten_gigabytes_stops_when_the_client_has_enough() throws Exception {
    receiver.on("/a", Floods.body(10L << 30));
    readSomeAndLeave(64 * 1024);
    stopsSending();
  }

  @Test
  void an_endless_body_goes_on_until_the_client_has_enough() throws Exception {
    receiver.on("/a", Floods.endlessBody());
    readSomeAndLeave(5_000_000);
    stopsSending();
  }

  @Test
  void endless_headers_go_on_until_the_client_leaves() throws IOException {
    receiver.on("/a", Floods.endlessHeaders());
    try (WireClient wire = new WireClient(receiver.port())) {
      String head = wire.send(WireClient.POST).receive(100_000);
      assertThat(head).startsWith("HTTP/1.1 200 \r\nX-Line-0: more").doesNotContain("\r\n\r\n");
    }
    stopsSending();
  }

  @Test
  void interim_answers_go_on_until_the_client_leaves() throws IOException {
    receiver.on("/a", Floods.interimForEver(103));
    try (WireClient wire = new WireClient(receiver.port())) {
      assertThat(wire.send(WireClient.POST).receive(17 * 2_000))
          .isEqualTo("HTTP/1.1 103 \r\n\r\n".repeat(2_000).substring(0, 17 * 2_000));
    }
    stopsSending();
  }

  @Test
  void a_huge_header_is_one_header_of_that_size() throws IOException {
    receiver.on("/a", Floods.hugeHeader(1 << 20));
    try (WireClient wire = new WireClient(receiver.port())) {
      String expected =
          "HTTP/1.1 200 \r\nX-Huge: " + "h".repeat(1 << 20) + "\r\nContent-Length: 0\r\n\r\n";
      assertThat(wire.send(WireClient.POST).receive(expected.length())).isEqualTo(expected);
    }
  }

  @Test
  void a_dripping_body_never_completes() throws Exception {
    receiver.on("/a", Silences.dripBody(200, Duration.ofMillis(1)));
    try (WireClient wire = new WireClient(receiver.port())) {
      String head = "HTTP/1.1 200 \r\nContent-Length: 9223372036854775807\r\n\r\n";
      assertThat(wire.send(WireClient.POST).receive(head.length() + 20))
          .isEqualTo(head + ".".repeat(20));
    }
  }

  @Test
  void a_dripping_head_keeps_a_client_waiting_for_its_timeout() {
    receiver.on("/a", Silences.dripHead(Duration.ofMillis(1)));
    HttpRequest impatient =
        HttpRequest.newBuilder(receiver.uri("/a")).timeout(Duration.ofMillis(100)).build();
    assertThatThrownBy(() -> client.send(impatient, BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(receiver.bytesSent()).isGreaterThan("HTTP/1.1 200 \r\nX-Drip: ".length());
  }

  @Test
  void closing_the_receiver_ends_a_drip_between_two_bytes() throws IOException {
    receiver.on("/a", Silences.dripBody(200, Duration.ofHours(1)));
    try (WireClient wire = new WireClient(receiver.port())) {
      wire.send(WireClient.POST).receive(1);
      receiver.close();
      assertThat(wire.receiveAll().end()).isNotEqualTo(WireClient.End.STILL_OPEN);
    }
  }

  @Test
  void a_gzip_bomb_is_small_on_the_wire_and_large_when_expanded() throws Exception {
    receiver.on("/a", GzipBomb.expandingTo(20_000_001));
    HttpResponse<InputStream> response = client.send(request(), BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(response.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isLessThan(50_000);
    long expanded = 0;
    try (InputStream body = new GZIPInputStream(response.body())) {
      byte[] block = new byte[8192];
      for (int count = body.read(block); count >= 0; count = body.read(block)) {
        expanded += count;
      }
    }
    assertThat(expanded).isEqualTo(20_000_001);
  }

  @Test
  void an_answer_after_the_clients_timeout_comes_too_late() {
    Signal timedOut = Signal.named("client timed out");
    receiver.on("/a", Behaviour.status(200).after(timedOut));
    HttpRequest impatient =
        HttpRequest.newBuilder(receiver.uri("/a")).timeout(Duration.ofMillis(50)).build();
    assertThatThrownBy(() -> client.send(impatient, BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
    timedOut.raise();
    assertThat(receiver.awaitRequest(LIMIT).method()).isEqualTo("GET");
  }

  private void readSomeAndLeave(int count) throws Exception {
    HttpResponse<InputStream> response = client.send(request(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      String start = new String(body.readNBytes(count), StandardCharsets.ISO_8859_1);
      assertThat(start).isEqualTo("x".repeat(count));
    }
  }

  /** The behaviour has ended when its connection has been let go. */
  private void stopsSending() {
    Await.until("the flood ends", LIMIT, () -> receiver.openConnections() == 0);
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(receiver.uri("/a")).build();
  }
}
