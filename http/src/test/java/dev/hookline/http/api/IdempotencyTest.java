package dev.hookline.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IdempotencyTest {

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final ApiServer server =
      new ApiServer(
          List.of(
              ApiRoute.post("/api/v1/slow", Scope.WRITE, this::slow),
              ApiRoute.post("/api/v1/secret", Scope.WRITE, this::secret),
              ApiRoute.post("/api/v1/nothing", Scope.WRITE, this::nothing)));

  @AfterEach
  void close() {
    mayEnd.countDown();
    server.close();
  }

  private ApiAnswer slow(ApiCall call) {
    int count = calls.incrementAndGet();
    begun.countDown();
    try {
      if (!mayEnd.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never told to end");
      }
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
    return ApiAnswer.created(Map.of("count", count));
  }

  private ApiAnswer secret(ApiCall call) {
    return ApiAnswer.created(
        Map.of("id", calls.incrementAndGet(), "secret", "a-test-secret"), Map.of("id", 1));
  }

  private ApiAnswer nothing(ApiCall call) {
    calls.incrementAndGet();
    return ApiAnswer.noContent();
  }

  private HttpResponse<String> post(String path, String json) {
    return server.send(
        server
            .request(path)
            .header("content-type", "application/json")
            .header("idempotency-key", "k")
            .POST(BodyPublishers.ofString(json)));
  }

  @Test
  void the_second_of_two_at_once_waits_for_the_first_and_gets_its_answer() throws Exception {
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> post("/api/v1/slow", "{}"));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<HttpResponse<String>> second =
        CompletableFuture.supplyAsync(() -> post("/api/v1/slow", "{}"));
    mayEnd.countDown();

    assertThat(second.get(10, TimeUnit.SECONDS).body())
        .isEqualTo(first.get(10, TimeUnit.SECONDS).body())
        .isEqualTo("{\"count\":1}");
    assertThat(calls).hasValue(1);
  }

  @Test
  void another_request_with_the_key_of_one_under_way_is_a_conflict() throws Exception {
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> post("/api/v1/slow", "{}"));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    HttpResponse<String> other = post("/api/v1/slow", "{\"a\":1}");

    ApiRouterTest.assertProblem(other, 409, "idempotency_conflict");
    mayEnd.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
  }

  @Test
  void a_secret_is_shown_once_and_never_remembered() {
    assertThat(post("/api/v1/secret", "{}").body()).contains("a-test-secret");
    assertThat(post("/api/v1/secret", "{}").body()).isEqualTo("{\"id\":1}");
    assertThat(calls).hasValue(1);
  }

  @Test
  void an_answer_without_a_body_is_repeated_too() {
    assertThat(post("/api/v1/nothing", "{}").statusCode()).isEqualTo(204);
    assertThat(post("/api/v1/nothing", "{}").statusCode()).isEqualTo(204);
    assertThat(calls).hasValue(1);
  }

  @Test
  void the_same_key_on_another_path_is_a_conflict() {
    assertThat(post("/api/v1/nothing", "{}").statusCode()).isEqualTo(204);
    ApiRouterTest.assertProblem(post("/api/v1/secret", "{}"), 409, "idempotency_conflict");
  }

  @Test
  void keys_of_another_project_are_other_keys() {
    assertThat(post("/api/v1/nothing", "{}").statusCode()).isEqualTo(204);
    HttpResponse<String> other =
        server.send(
            server
                .anonymous("/api/v1/secret")
                .header("authorization", "Bearer " + server.otherKey)
                .header("content-type", "application/json")
                .header("idempotency-key", "k")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(other.statusCode()).isEqualTo(201);
  }
}
