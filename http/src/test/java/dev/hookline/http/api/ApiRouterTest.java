package dev.hookline.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.http.json.JsonObject;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.operate.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiRouterTest {

  private ApiServer server;

  @BeforeAll
  void start() {
    server =
        new ApiServer(
            List.of(
                ApiRoute.get("/api/v1/things/:id", Scope.READ, ApiRouterTest::thing),
                ApiRoute.post("/api/v1/things", Scope.WRITE, ApiRouterTest::named),
                ApiRoute.post(
                    "/api/v1/broken",
                    Scope.WRITE,
                    _ -> {
                      throw new IllegalStateException("com.example.Secret in SQLITE");
                    }),
                ApiRoute.post(
                    "/api/v1/unstored",
                    Scope.WRITE,
                    _ -> {
                      throw new StoreUnavailable("disk full at /var/lib/hookline");
                    }),
                ApiRoute.open("/health/live", _ -> ApiAnswer.ok(Map.of("status", "ok")))));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static ApiAnswer thing(ApiCall call) {
    return ApiAnswer.ok(Map.of("id", call.pathParameter("id")));
  }

  private static ApiAnswer named(ApiCall call) {
    JsonObject json = call.json();
    String name = json.requiredText("name", 10);
    json.refuseIfInvalid();
    return ApiAnswer.created(Map.of("name", name));
  }

  @Test
  void a_call_with_a_key_is_answered_with_json_and_safe_headers() {
    HttpResponse<String> answer = server.get("/api/v1/things/abc");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"id\":\"abc\"}");
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of("application/json"))
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsKey("x-request-id");
  }

  @Test
  void a_call_without_a_key_is_asked_for_one() {
    HttpResponse<String> answer = server.send(server.anonymous("/api/v1/things/abc"));

    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
  }

  @Test
  void a_key_without_the_scope_is_forbidden() {
    HttpResponse<String> answer =
        server.send(
            server
                .anonymous("/api/v1/things")
                .header("authorization", "Bearer " + server.readKey)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"x\"}")));

    assertProblem(answer, 403, "forbidden");
    assertThat(answer.body()).contains("write");
  }

  @Test
  void another_method_on_a_known_path_is_told_which_are_allowed() {
    HttpResponse<String> answer = server.send(server.request("/api/v1/things/abc").DELETE());

    assertProblem(answer, 405, "method_not_allowed");
    assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
  }

  @Test
  void unknown_paths_and_other_spellings_of_known_ones_are_not_found() {
    for (String path :
        List.of(
            "/api/v1/unknown",
            "/api/v1/things/abc/",
            "//api//v1//things/abc",
            "/api/v1/./things/abc",
            "/api/v1/things",
            "/api/%761/things/abc",
            "/health/other")) {
      int expected = path.equals("/api/v1/things") ? 405 : 404;
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(expected);
    }
  }

  @Test
  void unknown_and_missing_fields_are_named_by_pointer() {
    HttpResponse<String> answer = server.post("/api/v1/things", "{\"nome\":\"x\"}");

    assertProblem(answer, 422, "unknown_field");
    assertThat(answer.body()).contains("\"pointer\":\"/nome\"").contains("\"pointer\":\"/name\"");
  }

  @Test
  void an_unknown_query_parameter_is_refused() {
    assertProblem(server.get("/api/v1/things/abc?x=1"), 400, "unknown_parameter");
  }

  @Test
  void a_defect_tells_nothing_but_the_request_id() {
    HttpResponse<String> answer = server.post("/api/v1/broken", "{}");

    assertProblem(answer, 500, "internal_error");
    assertThat(answer.body())
        .contains(answer.headers().firstValue("x-request-id").orElseThrow())
        .doesNotContain("Exception", "SQLITE", "com.example");
  }

  @Test
  void a_store_that_is_away_is_a_temporary_problem() {
    HttpResponse<String> answer = server.post("/api/v1/unstored", "{}");

    assertProblem(answer, 503, "store_unavailable");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
    assertThat(answer.body()).doesNotContain("/var/lib");
  }

  @Test
  void the_same_idempotency_key_repeats_the_first_answer() {
    HttpResponse<String> first = postWithKey("k1", "{\"name\":\"a\"}");
    HttpResponse<String> second = postWithKey("k1", "{\"name\":\"a\"}");
    HttpResponse<String> other = postWithKey("k1", "{\"name\":\"b\"}");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("idempotency-replayed")).hasValue("true");
    assertProblem(other, 409, "idempotency_conflict");
  }

  private HttpResponse<String> postWithKey(String key, String json) {
    return server.send(
        server
            .request("/api/v1/things")
            .header("content-type", "application/json")
            .header("idempotency-key", key)
            .POST(BodyPublishers.ofString(json)));
  }

  @Test
  void health_needs_no_key() {
    assertThat(server.send(server.anonymous("/health/live")).body()).contains("ok");
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"", "\"status\":" + status, "\"title\":", "\"type\":");
  }
}
