package dev.hookline.testkit.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Signal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTest {
  private final FaultReceiver receiver = FaultReceiver.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 304, 400, 410, 429, 500, 503})
  void any_status_can_be_answered(int status) throws Exception {
    receiver.on("/a", Behaviour.status(status));
    assertThat(post("/a").statusCode()).isEqualTo(status);
    assertThat(post("/a").statusCode()).isEqualTo(status);
    assertThat(receiver.connections()).isEqualTo(1);
  }

  @Test
  void an_answer_carries_its_headers_and_body() throws Exception {
    byte[] body = "sorry".getBytes(StandardCharsets.UTF_8);
    receiver.on("/a", Answers.answer(422, Map.of("X-Reason", "schema"), body));
    HttpResponse<String> response = post("/a");
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("x-reason")).contains("schema");
    assertThat(response.body()).isEqualTo("sorry");
  }

  @Test
  void a_path_without_a_behaviour_says_so() throws Exception {
    HttpResponse<String> response = post("/nobody");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("no behaviour for /nobody");
  }

  @Test
  void paths_behave_independently() throws Exception {
    receiver.on("/a", Behaviour.status(201)).otherwise(Behaviour.status(418));
    assertThat(post("/a?query").statusCode()).isEqualTo(201);
    assertThat(post("/b").statusCode()).isEqualTo(418);
  }

  @Test
  void a_receiver_can_fail_twice_and_then_recover() throws Exception {
    receiver.on("/a", Behaviour.status(500).times(2).then(Behaviour.status(200)));
    assertThat(post("/a").statusCode()).isEqualTo(500);
    assertThat(post("/a").statusCode()).isEqualTo(500);
    assertThat(post("/a").statusCode()).isEqualTo(200);
    assertThat(post("/a").statusCode()).isEqualTo(200);
  }

  @Test
  void sequences_nest() throws Exception {
    receiver.on(
        "/a",
        Behaviour.status(500)
            .times(1)
            .then(Behaviour.status(503).times(1).then(Behaviour.status(200))));
    assertThat(post("/a").statusCode()).isEqualTo(500);
    assertThat(post("/a").statusCode()).isEqualTo(503);
    assertThat(post("/a").statusCode()).isEqualTo(200);
  }

  @Test
  void an_answer_can_wait_for_a_signal() throws Exception {
    Signal gate = Signal.named("gate");
    receiver.on("/a", Behaviour.status(200).after(gate));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("/a"), BodyHandlers.ofString());
    receiver.awaitRequest(Duration.ofSeconds(5));
    assertThat(answer).isNotDone();
    gate.raise();
    assertThat(answer.get().statusCode()).isEqualTo(200);
  }

  @Test
  void closing_the_receiver_ends_an_answer_that_still_waits() throws Exception {
    receiver.on("/a", Behaviour.status(200).after(Signal.named("never raised")));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("/a"), BodyHandlers.ofString());
    receiver.awaitRequest(Duration.ofSeconds(5));
    receiver.close();
    assertThat(answer).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void a_behaviour_that_throws_is_a_problem() throws Exception {
    receiver.on(
        "/a",
        exchange -> {
          throw new IllegalStateException("bug in the test");
        });
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("/a"), BodyHandlers.ofString());
    assertThat(answer).failsWithin(Duration.ofSeconds(5));
    assertThat(receiver.problems().getFirst())
        .isEqualTo(
            "connection 1: behaviour for POST /a on connection 1, 5 B threw"
                + " java.lang.IllegalStateException: bug in the test");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_names_its_target(int status) throws Exception {
    receiver.on("/a", Redirects.to(status, URI.create("http://elsewhere.example/b")));
    HttpResponse<String> response = post("/a");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Location")).contains("http://elsewhere.example/b");
  }

  @Test
  void a_redirect_loop_leads_a_follower_round_in_circles() throws Exception {
    receiver.on("/a", Redirects.loop(307));
    try (HttpClient follower =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build()) {
      assertThat(follower.send(request("/a"), BodyHandlers.discarding()).statusCode())
          .isEqualTo(307);
    }
    assertThat(receiver.requests()).hasSizeGreaterThan(1);
  }

  @Test
  void retry_after_takes_every_form() throws Exception {
    receiver
        .on("/seconds", RetryLater.inSeconds(429, 120))
        .on("/date", RetryLater.at(503, Instant.parse("2026-11-06T08:49:37Z")))
        .on("/garbage", RetryLater.verbatim(503, "soon"))
        .on("/huge", RetryLater.inMoreSecondsThanFit(429));
    assertThat(retryAfter("/seconds")).isEqualTo("120");
    assertThat(retryAfter("/date")).isEqualTo("Fri, 06 Nov 2026 08:49:37 GMT");
    assertThat(retryAfter("/garbage")).isEqualTo("soon");
    assertThat(retryAfter("/huge")).isEqualTo("99999999999999999999");
  }

  private String retryAfter(String path) throws Exception {
    return post(path).headers().firstValue("Retry-After").orElseThrow();
  }

  private HttpResponse<String> post(String path) throws Exception {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(receiver.uri(path))
        .POST(BodyPublishers.ofString("hello"))
        .build();
  }
}
