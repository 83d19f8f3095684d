package dev.hookline.http.api.catalog;

import static dev.hookline.http.api.catalog.CatalogServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.http.api.CatalogLimits;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class KeyApiTest {

  private static final String LIST = "/api/v1/keys";
  private static final String ADMIN = ",\"scopes\":[\"admin\"]";

  private final CatalogServer server = new CatalogServer();

  @AfterEach
  void close() {
    server.close();
  }

  private JsonNode made(String members) {
    return server.expect(201, "POST", LIST, "{\"name\":\"test\"" + members + "}");
  }

  private static String path(JsonNode key) {
    return LIST + "/" + key.path("id").asString();
  }

  private int statusWith(String key) {
    return server.call("GET", "/api/v1/sources", null, key).statusCode();
  }

  @Test
  void the_text_of_a_key_is_shown_once_and_works() {
    JsonNode key = made("");
    String text = key.path("key").asString();

    assertThat(text).startsWith("hk_");
    assertThat(key.path("scopes")).isEqualTo(json("[\"admin\"]"));
    assertThat(text).startsWith(key.path("hint").asString().replace("…", ""));
    assertThat(statusWith(text)).isEqualTo(200);
    HttpResponse<String> read = server.call("GET", path(key), null);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).doesNotContain(text);
    assertThat(server.call("GET", LIST, null).body()).doesNotContain(text).contains("\"hint\"");
  }

  @Test
  void a_repeated_creation_does_not_show_the_text_again() {
    HttpResponse<String> first = idempotent();
    HttpResponse<String> second = idempotent();

    assertThat(json(first.body()).has("key")).isTrue();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(json(second.body()).path("id")).isEqualTo(json(first.body()).path("id"));
    assertThat(json(second.body()).has("key")).isFalse();
  }

  private HttpResponse<String> idempotent() {
    return server.api.send(
        server
            .api
            .request(LIST)
            .header("content-type", "application/json")
            .header("idempotency-key", "the-same")
            .POST(
                HttpRequest.BodyPublishers.ofString("{\"name\":\"once\",\"scopes\":[\"read\"]}")));
  }

  @Test
  void a_revoked_key_is_of_no_use() {
    JsonNode key = made(",\"scopes\":[\"read\"]");
    String text = key.path("key").asString();
    assertThat(statusWith(text)).isEqualTo(200);

    assertThat(server.call("DELETE", path(key), null).statusCode()).isEqualTo(204);

    assertThat(statusWith(text)).isEqualTo(401);
    JsonNode read = server.expect(200, "GET", path(key), null);
    assertThat(read.path("revoked_at").isString()).isTrue();
    assertThat(server.call("DELETE", path(key), null).statusCode()).isEqualTo(204);
  }

  @Test
  void the_last_key_that_may_manage_keys_cannot_be_revoked() {
    String ownId =
        server
            .expect(200, "GET", LIST, null)
            .path("data")
            .valueStream()
            .filter(key -> key.path("scopes").equals(json("[\"admin\"]")))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();

    assertThat(server.call("DELETE", LIST + "/" + ownId, null).statusCode()).isEqualTo(409);

    JsonNode expiring = made(ADMIN + ",\"expires_at\":\"9999-01-01T00:00:00Z\"");
    assertThat(server.call("DELETE", LIST + "/" + ownId, null).statusCode()).isEqualTo(409);
    assertThat(server.call("DELETE", path(expiring), null).statusCode()).isEqualTo(204);

    JsonNode other = made(ADMIN);
    assertThat(server.call("DELETE", LIST + "/" + ownId, null).statusCode()).isEqualTo(204);
    HttpResponse<String> alone =
        server.call("DELETE", path(other), null, other.path("key").asString());
    assertThat(alone.statusCode()).isEqualTo(409);
  }

  @Test
  void only_a_key_that_may_do_everything_manages_keys() {
    String writer = made(",\"scopes\":[\"write\",\"publish\"]").path("key").asString();

    assertThat(server.call("GET", LIST, null, writer).statusCode()).isEqualTo(403);
    assertThat(server.call("POST", LIST, "{\"name\":\"x\"}", writer).statusCode()).isEqualTo(403);
    assertThat(server.call("DELETE", path(made(ADMIN)), null, writer).statusCode()).isEqualTo(403);
    assertThat(server.call("POST", LIST, "{\"name\":\"x\"}", server.api.readKey).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                    | /name
          {"name":""}                                           | /name
          {"name":"x","scopes":null}                            | /scopes
          {"name":"x","scopes":[]}                              | /scopes
          {"name":"x","scopes":["read","*"]}                    | /scopes/1
          {"name":"x","scopes":"admin"}                         | /scopes
          {"name":"x","expires_at":"tomorrow"}                  | /expires_at
          {"name":"x","expires_at":"2020-01-01T00:00:00Z"}      | /expires_at
          {"name":"x","role":"owner"}                           | /role
          {"name":"x","project":"prj_00000000000000000000000000"} | /project
          """)
  void what_is_wrong_is_pointed_at(String body, String pointer) {
    JsonNode problem = server.expect(422, "POST", LIST, body);

    assertThat(problem.path("errors").values())
        .extracting(error -> error.path("pointer").asString())
        .contains(pointer);
  }

  @Test
  void a_project_has_no_more_than_so_many() {
    try (CatalogServer small = new CatalogServer(new CatalogLimits(1, 1, 4))) {
      small.expect(201, "POST", LIST, "{\"name\":\"fourth\",\"scopes\":[\"read\"]}");
      JsonNode key = small.expect(422, "POST", LIST, "{\"name\":\"fifth\",\"scopes\":[\"read\"]}");
      small.expect(201, "POST", "/api/v1/sources", "{\"name\":\"s\",\"provider\":\"none\"}");
      JsonNode source =
          small.expect(422, "POST", "/api/v1/sources", "{\"name\":\"s\",\"provider\":\"none\"}");
      String url = "{\"url\":\"https://receiver.example.com/\"}";
      small.expect(201, "POST", "/api/v1/endpoints", url);
      JsonNode endpoint = small.expect(422, "POST", "/api/v1/endpoints", url);

      assertThat(List.of(key, source, endpoint))
          .allSatisfy(
              problem -> assertThat(problem.path("code").asString()).isEqualTo("limit_reached"));
    }
  }
}
