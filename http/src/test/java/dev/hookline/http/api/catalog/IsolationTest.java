package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** One project's things do not exist for another's key, whatever it does with their ids. */
class IsolationTest {

  private static final CatalogServer SERVER = new CatalogServer();
  private static final String SOURCE =
      id("/api/v1/sources", "{\"name\":\"s\",\"provider\":\"none\"}");
  private static final String ENDPOINT =
      id("/api/v1/endpoints", "{\"url\":\"https://receiver.example.com/\"}");
  private static final String KEY = id("/api/v1/keys", "{\"name\":\"k\",\"scopes\":[\"admin\"]}");
  private static final String EVENT =
      SERVER.expect(202, "POST", "/api/v1/sources/" + SOURCE + "/test", null).path("id").asString();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static String id(String list, String body) {
    return SERVER.expect(201, "POST", list, body).path("id").asString();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, sources, ''",
    "PATCH, sources, ''",
    "DELETE, sources, ''",
    "POST, sources, /secrets",
    "POST, sources, /test",
    "GET, endpoints, ''",
    "PATCH, endpoints, ''",
    "DELETE, endpoints, ''",
    "POST, endpoints, /enable",
    "POST, endpoints, /disable",
    "GET, endpoints, /secret",
    "POST, endpoints, /secret/rotate",
    "POST, endpoints, /test",
    "GET, endpoints, /stats",
    "GET, keys, ''",
    "DELETE, keys, ''",
    "GET, requests, ''",
  })
  void the_ids_of_another_project_are_not_found(String method, String kind, String action) {
    String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
    for (String id : List.of(SOURCE, ENDPOINT, KEY, EVENT, "nonsense", "%2e%2e")) {
      String path = "/api/v1/" + kind + "/" + id + action;

      HttpResponse<String> response = SERVER.call(method, path, body, SERVER.api.otherKey);

      assertThat(response.statusCode()).describedAs("%s %s", method, path).isEqualTo(404);
      assertThat(response.body()).doesNotContain("receiver.example.com");
    }
    assertThat(SERVER.endpoints.of(SERVER.api.project))
        .singleElement()
        .satisfies(endpoint -> assertThat(endpoint.enabled()).isTrue());
    assertThat(SERVER.sources.of(SERVER.api.project)).hasSize(1);
  }

  @Test
  void the_lists_of_another_project_are_empty() {
    for (String kind : List.of("sources", "endpoints", "requests")) {
      HttpResponse<String> response =
          SERVER.call("GET", "/api/v1/" + kind, null, SERVER.api.otherKey);

      assertThat(CatalogServer.json(response.body()).path("data").size()).isZero();
    }
    List<String> keys = new ArrayList<>();
    JsonNode list =
        CatalogServer.json(SERVER.call("GET", "/api/v1/keys", null, SERVER.api.otherKey).body());
    list.path("data").forEach(key -> keys.add(key.path("id").asString()));
    assertThat(keys).hasSize(1).doesNotContain(KEY);
  }

  @Test
  void an_endpoint_cannot_name_a_source_of_another_project() {
    HttpResponse<String> response =
        SERVER.call(
            "POST",
            "/api/v1/endpoints",
            "{\"url\":\"https://receiver.example.com/\",\"sources\":[\"" + SOURCE + "\"]}",
            SERVER.api.otherKey);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(SERVER.endpoints.of(SERVER.api.otherProject)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/sources",
    "PATCH, /api/v1/sources/{source}",
    "DELETE, /api/v1/sources/{source}",
    "POST, /api/v1/sources/{source}/secrets",
    "POST, /api/v1/sources/{source}/test",
    "POST, /api/v1/endpoints",
    "PATCH, /api/v1/endpoints/{endpoint}",
    "DELETE, /api/v1/endpoints/{endpoint}",
    "POST, /api/v1/endpoints/{endpoint}/enable",
    "POST, /api/v1/endpoints/{endpoint}/disable",
    "GET, /api/v1/endpoints/{endpoint}/secret",
    "POST, /api/v1/endpoints/{endpoint}/secret/rotate",
    "POST, /api/v1/endpoints/{endpoint}/test",
    "GET, /api/v1/keys",
    "POST, /api/v1/keys",
    "GET, /api/v1/keys/{key}",
    "DELETE, /api/v1/keys/{key}",
  })
  void a_key_that_may_only_read_changes_nothing_and_sees_no_secret(String method, String path) {
    String real =
        path.replace("{source}", SOURCE).replace("{endpoint}", ENDPOINT).replace("{key}", KEY);

    for (String key : List.of(SERVER.api.readKey, SERVER.api.publishKey)) {
      assertThat(SERVER.call(method, real, null, key).statusCode()).isEqualTo(403);
    }
    assertThat(SERVER.api.send(SERVER.api.anonymous(real)).statusCode()).isIn(401, 405);
  }
}
