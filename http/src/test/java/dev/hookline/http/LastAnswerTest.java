package dev.hookline.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.http.api.catalog.CatalogServer;
import dev.hookline.live.Meters;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Connections that end with an answer, and what still comes on them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LastAnswerTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Vertx vertx = Vertx.vertx();
  private CatalogServer catalog;
  private RawClient client;
  private int port;
  private String path;

  @BeforeAll
  void start() throws Exception {
    catalog = new CatalogServer();
    HttpServerSettings settings =
        new HttpServerSettings(
            "127.0.0.1",
            0,
            1,
            1 << 20,
            8 * 1024,
            32 * 1024,
            LONG,
            LONG,
            Duration.ofSeconds(2),
            LONG,
            AddressList.EMPTY);
    HookServer server =
        new HookServer(
            vertx,
            settings,
            catalog.receiver,
            catalog.api.router::handle,
            Meters.NONE,
            () -> CatalogServer.PUBLIC_URL);
    port = server.start().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    client = new RawClient(port);
    path = path(source("open"));
  }

  @AfterAll
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    catalog.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request, Host: a|Transfer-Encoding: xchunked|Content-Length: 2",
    "400, invalid_request, Host: a|Transfer-Encoding: identity|Content-Length: 2",
    "400, invalid_request, Host: a|Transfer-Encoding: chunked|Transfer-Encoding: chunked",
    "400, invalid_request, Content-Length: 0",
    "400, invalid_request, Host: a|Host: a|Content-Length: 0",
    "400, invalid_request, Host: a|Content-Length: 2|Content-Length: 3",
    "413, payload_too_large, Host: a|Content-Length: 9000000",
    "417, expectation_failed, Host: a|Content-Length: 0|Expect: tea",
    "400, invalid_request, Host: a|: v|Content-Length: 2",
    "400, invalid_request, Host: a b|Content-Length: 2",
    "400, invalid_request, Host: u@h|Content-Length: 2",
    "400, invalid_request, Host: h:99999999|Content-Length: 2",
  })
  void a_request_behind_the_last_answer_is_not_processed(int status, String code, String headers)
      throws IOException {
    long before = catalog.store.eventReader().accepted();
    String refused = "POST " + path + " HTTP/1.1\r\n" + headers.replace("|", "\r\n") + "\r\n\r\n";

    RawClient.Reaction reaction =
        client.send((refused + whole(path) + whole(path)).getBytes(ISO_8859_1), false, true);

    assertThat(reaction.status()).isEqualTo(status);
    assertThat(reaction.text())
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("202 Accepted");
    assertThat(reaction.closed()).isTrue();
    assertThat(catalog.store.eventReader().accepted()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.2", "HTTP/2.0", "FOO/1.1", "http/1.1", "HTTP/1.01", "HTTP/9.9"})
  void a_version_that_is_not_spoken_is_refused_with_a_code(String version) throws IOException {
    String request = whole(path).replace("HTTP/1.1", version);

    assertIsRefusedAndLast(request);
  }

  @Test
  void the_preface_of_http_2_is_refused_with_a_code() throws IOException {
    assertIsRefusedAndLast("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 junk", " 2", "2\tjunk", "2\0junk", "2zz", "0 5", "2;a\rb"})
  void a_chunk_without_a_clear_size_is_refused_wherever_it_comes(String sizeLine)
      throws IOException {
    String bad = sizeLine + "\r\n{}\r\n0\r\n\r\n";
    for (String target : List.of(path, "/api/v1/events")) {
      assertIsRefusedAndLast(chunked(target) + bad);
      assertIsRefusedAndLast(chunked(target) + "1;ext\r\n \r\n" + bad);
      assertIsRefusedAndLast(whole(path) + chunked(target) + bad);
    }
  }

  @Test
  void chunks_are_read_however_their_bytes_arrive() throws IOException {
    long before = catalog.store.eventReader().accepted();
    String request =
        chunked(path) + "1;a=b\r\n{\r\n1 \r\n}\r\n0\r\nX-Trailer: a\r\n\r\n" + whole(path);
    List<String> received = new ArrayList<>();

    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      for (byte one : request.getBytes(ISO_8859_1)) {
        socket.getOutputStream().write(one);
      }
      Reader answers = new InputStreamReader(socket.getInputStream(), ISO_8859_1);
      BufferedReader lines = new BufferedReader(answers);
      while (received.size() < 2) {
        String line = lines.readLine();
        if (line.contains("HTTP/1.1")) {
          received.add(line.substring(line.indexOf("HTTP/1.1")));
        }
      }
    }

    assertThat(received).containsExactly("HTTP/1.1 202 Accepted", "HTTP/1.1 202 Accepted");
    assertThat(catalog.store.eventReader().accepted()).isEqualTo(before + 2);
  }

  /** Whatever is right before it is answered first. */
  private void assertIsRefusedAndLast(String request) throws IOException {
    RawClient.Reaction reaction =
        client.send((request + whole(path)).getBytes(ISO_8859_1), false, true);

    assertThat(reaction.text())
        .contains("HTTP/1.", " 400 Bad Request\r\n", "connection: close")
        .contains("content-type: application/problem+json", "\"code\":\"invalid_request\"");
    assertThat(reaction.text().substring(reaction.text().indexOf(" 400 "))).doesNotContain(" 202 ");
    assertThat(reaction.closed()).isTrue();
  }

  private String chunked(String target) {
    return "POST "
        + target
        + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
        + catalog.api.adminKey
        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  }

  @Test
  void too_long_a_line_and_too_many_headers_are_refused_with_a_code() throws IOException {
    String line = "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    String headers = "GET / HTTP/1.1\r\nHost: a\r\nX-A: " + "a".repeat(33_000) + "\r\n\r\n";

    RawClient.Reaction toLine = client.send(line.getBytes(ISO_8859_1), false, true);
    RawClient.Reaction toHeaders = client.send(headers.getBytes(ISO_8859_1), false, true);

    assertThat(toLine.status()).isEqualTo(414);
    assertThat(toLine.text()).contains("\"code\":\"uri_too_long\"");
    assertThat(toHeaders.status()).isEqualTo(431);
    assertThat(toHeaders.text()).contains("\"code\":\"headers_too_large\"");
  }

  @Test
  void a_client_of_http_1_0_that_keeps_connections_is_told_that_this_one_ends() throws IOException {
    String announced =
        "POST /in/nobody HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 9\r\n\r\n{";

    RawClient.Reaction reaction = client.send(announced.getBytes(ISO_8859_1), false, true);

    assertThat(reaction.status()).isEqualTo(404);
    assertThat(reaction.text()).contains("connection: close").doesNotContain("keep-alive");
  }

  @Test
  void a_body_for_nobody_is_not_waited_for() throws IOException {
    String announced = "POST /in/nobody HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{";

    RawClient.Reaction reaction = client.send(announced.getBytes(ISO_8859_1), false, true);

    assertThat(reaction.status()).isEqualTo(404);
    assertThat(reaction.closed()).isTrue();
  }

  @Test
  void a_sender_that_asks_first_is_told_to_go_on() throws IOException {
    String head = "POST " + path + " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";

    RawClient.Reaction goOn =
        client.send((head + "Content-Length: 2\r\n\r\n").getBytes(ISO_8859_1), false, false);
    RawClient.Reaction refused =
        client.send((head + "Content-Length: 9000000\r\n\r\n").getBytes(ISO_8859_1), false, false);

    assertThat(goOn.status()).isEqualTo(100);
    assertThat(refused.status()).isEqualTo(413);
  }

  @Test
  void a_deleted_source_is_gone_for_requests_that_are_too_large_as_well() throws IOException {
    JsonNode gone = source("gone");
    catalog.expect(204, "DELETE", "/api/v1/sources/" + gone.path("id").asString(), null);
    String head = "POST " + path(gone) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n";

    RawClient.Reaction reaction = client.send(head.getBytes(ISO_8859_1), false, true);

    assertThat(reaction.status()).isEqualTo(410);
  }

  private JsonNode source(String name) {
    return catalog.expect(
        201, "POST", "/api/v1/sources", "{\"name\":\"" + name + "\",\"provider\":\"none\"}");
  }

  private static String path(JsonNode source) {
    return source.path("url").asString().substring(CatalogServer.PUBLIC_URL.length());
  }

  private static String whole(String path) {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";
  }
}
