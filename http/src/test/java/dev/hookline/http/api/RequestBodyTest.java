package dev.hookline.http.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.http.RawClient;
import dev.hookline.operate.Scope;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestBodyTest {

  private static final int BODY_MAX = 1_000;
  private static final int BATCH_MAX = 5_000;

  private final ApiServer server =
      new ApiServer(
          List.of(
              ApiRoute.post("/api/v1/one", Scope.WRITE, RequestBodyTest::length),
              ApiRoute.get("/api/v1/one", Scope.READ, RequestBodyTest::length),
              ApiRoute.postBatch("/api/v1/batch", Scope.WRITE, RequestBodyTest::length)),
          new AnswersInMemory(),
          new ApiLimits(BODY_MAX, BATCH_MAX, 6_000, Duration.ofMillis(400)));
  private final RawClient raw = new RawClient(server.port());

  @AfterAll
  void close() {
    server.close();
  }

  private static ApiAnswer length(ApiCall call) {
    return ApiAnswer.ok(Map.of("length", call.body().length));
  }

  private HttpRequest.Builder json(String path) {
    return server.request(path).header("content-type", "application/json");
  }

  private HttpResponse<String> post(String path, int length) {
    return server.send(json(path).POST(BodyPublishers.ofString("x".repeat(length))));
  }

  private String head(String line) {
    return line + "\r\nHost: localhost\r\nAuthorization: Bearer " + server.adminKey + "\r\n";
  }

  private RawClient.Reaction send(String request, boolean waitsForClose) throws IOException {
    return raw.send(request.getBytes(US_ASCII), false, waitsForClose);
  }

  @Test
  void a_body_may_be_as_long_as_its_route_allows() {
    assertThat(post("/api/v1/one", BODY_MAX).body()).isEqualTo("{\"length\":1000}");
    assertThat(post("/api/v1/batch", BATCH_MAX).body()).isEqualTo("{\"length\":5000}");
    ApiRouterTest.assertProblem(post("/api/v1/one", BODY_MAX + 1), 413, "body_too_large");
    ApiRouterTest.assertProblem(post("/api/v1/batch", BATCH_MAX + 1), 413, "body_too_large");
  }

  @Test
  void a_body_of_unknown_length_is_cut_while_it_streams() throws IOException {
    String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
    RawClient.Reaction reaction =
        send(
            head("POST /api/v1/one HTTP/1.1")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk,
            false);

    assertThat(reaction.status()).isEqualTo(413);
  }

  @Test
  void an_endless_body_ends_the_connection_after_the_refusal() throws IOException {
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    RawClient.Reaction reaction =
        send(
            head("POST /api/v1/one HTTP/1.1")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(64),
            true);

    assertThat(reaction.closed()).isTrue();
  }

  @Test
  void a_body_that_does_not_come_is_given_up() throws IOException {
    RawClient.Reaction reaction =
        send(
            head("POST /api/v1/one HTTP/1.1")
                + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{}",
            true);

    assertThat(reaction.status()).isEqualTo(408);
    assertThat(reaction.text()).contains("connection: close");
    assertThat(reaction.closed()).isTrue();
  }

  @Test
  void a_client_that_asks_first_is_told_to_go_on_or_refused_at_once() throws IOException {
    String expecting = "Content-Type: application/json\r\nExpect: 100-continue\r\n";

    RawClient.Reaction goOn =
        send(head("POST /api/v1/one HTTP/1.1") + expecting + "Content-Length: 2\r\n\r\n{}", false);
    RawClient.Reaction refused =
        send(head("POST /api/v1/one HTTP/1.1") + expecting + "Content-Length: 2000\r\n\r\n", true);

    assertThat(goOn.status()).isEqualTo(100);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).as("the body may never come").contains("connection: close");
    assertThat(refused.closed()).isTrue();
  }

  @Test
  void a_refusal_of_more_than_is_thrown_away_says_that_it_is_the_last_answer() throws IOException {
    RawClient.Reaction reaction =
        send(
            head("POST /api/v1/one HTTP/1.1")
                + "Content-Type: application/json\r\nContent-Length: 9000000\r\n\r\n{",
            true);

    assertThat(reaction.status()).isEqualTo(413);
    assertThat(reaction.text()).contains("connection: close");
    assertThat(reaction.closed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n{}", "2\r\n{}x", "2\r\n{}\r\n0\r\nno trailer\r\n\r\n"})
  void a_body_with_broken_chunks_is_refused_and_the_last(String chunks) throws IOException {
    RawClient.Reaction reaction =
        send(
            head("POST /api/v1/one HTTP/1.1")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunks
                + "\r\n0\r\n\r\n",
            true);

    assertThat(reaction.status()).isEqualTo(400);
    assertThat(reaction.text()).contains("connection: close", "\"code\":\"invalid_request\"");
    assertThat(reaction.closed()).isTrue();
  }

  @Test
  void a_refusal_leaves_the_connection_usable_when_the_body_was_small() throws IOException {
    String unauthenticated =
        "POST /api/v1/one HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";
    RawClient.Reaction reaction =
        send(
            unauthenticated + head("GET /api/v1/one HTTP/1.1") + "Connection: close\r\n\r\n", true);

    assertThat(reaction.text()).contains("401 Unauthorized", "200 OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\"",
      })
  void json_in_utf8_is_read(String contentType) {
    assertThat(send(contentType).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/json; charset=latin1",
        "application/json; charset=\"%00;\"",
        "application/json, text/plain",
        "application/jsonx",
        "application/merge-patch+json",
        "*/*",
      })
  void any_other_content_type_is_refused(String contentType) {
    ApiRouterTest.assertProblem(send(contentType), 415, "unsupported_media_type");
  }

  private HttpResponse<String> send(String contentType) {
    return server.send(
        server
            .request("/api/v1/one")
            .header("content-type", contentType)
            .POST(BodyPublishers.ofString("{}")));
  }

  @Test
  void two_content_types_or_none_are_refused() {
    ApiRouterTest.assertProblem(
        server.send(
            json("/api/v1/one")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "unsupported_media_type");
    ApiRouterTest.assertProblem(
        server.send(server.request("/api/v1/one").POST(BodyPublishers.ofString("{}"))),
        415,
        "unsupported_media_type");
  }

  @Test
  void a_compressed_body_is_refused() {
    ApiRouterTest.assertProblem(
        server.send(
            json("/api/v1/one")
                .header("content-encoding", "gzip")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "unsupported_encoding");
  }

  @Test
  void the_head_of_an_answer_can_be_asked_for() throws IOException {
    RawClient.Reaction reaction =
        send(head("HEAD /api/v1/one HTTP/1.1") + "Connection: close\r\n\r\n", true);

    assertThat(reaction.status()).isEqualTo(200);
    assertThat(reaction.text()).endsWith("\r\n\r\n").contains("content-length: 12");
  }
}
