package dev.hookline.http.api.catalog;

import static dev.hookline.http.api.catalog.CatalogServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every URL that can be judged without a lookup, at the door where subscribers bring them. */
class SsrfApiTest {

  private static final String LIST = "/api/v1/endpoints";
  private static final Set<String> JUDGED_HERE = Set.of("literal", "parse", "name", "ok");
  private static final CatalogServer SERVER = new CatalogServer();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static List<JsonNode> entries(String expect) throws IOException {
    try (InputStream fixture = SsrfApiTest.class.getResourceAsStream("/fixtures/ssrf-urls.json")) {
      return JsonMapper.shared()
          .readTree(fixture)
          .valueStream()
          .filter(entry -> JUDGED_HERE.contains(entry.path("stage").asString()))
          .filter(entry -> entry.path("expect").asString().equals(expect))
          .filter(entry -> entry.path("tier").asString().equals("must"))
          .toList();
    }
  }

  private static String body(JsonNode entry) {
    return "{\"url\":" + JsonMapper.shared().writeValueAsString(entry.path("url")) + "}";
  }

  @Test
  void a_url_that_leads_inside_is_neither_taken_nor_changed_to() throws IOException {
    JsonNode endpoint =
        SERVER.expect(201, "POST", LIST, "{\"url\":\"https://receiver.example.com/\"}");
    String path = LIST + "/" + endpoint.path("id").asString();
    List<JsonNode> entries = entries("blocked");

    assertThat(entries).hasSizeGreaterThanOrEqualTo(100);
    for (JsonNode entry : entries) {
      refused(SERVER.call("POST", LIST, body(entry)), entry);
      refused(SERVER.call("PATCH", path, body(entry)), entry);
    }
    JsonNode after = SERVER.expect(200, "GET", path, null);
    assertThat(after.path("url").asString()).isEqualTo("https://receiver.example.com/");
  }

  private static void refused(HttpResponse<String> response, JsonNode entry) {
    JsonNode problem = json(response.body());
    assertThat(response.statusCode()).describedAs("%s", entry).isEqualTo(422);
    assertThat(problem.path("code").asString())
        .describedAs("%s", entry)
        .isIn("blocked_address", "invalid_fields");
    assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("/url");
    assertThat(problem.path("errors").get(0).path("message").asString()).isNotBlank();
  }

  @Test
  void a_public_url_is_taken() throws IOException {
    List<JsonNode> entries = entries("allowed");

    assertThat(entries).hasSizeGreaterThanOrEqualTo(9);
    for (JsonNode entry : entries) {
      JsonNode endpoint = SERVER.expect(201, "POST", LIST, body(entry));
      SERVER.expect(200, "PATCH", LIST + "/" + endpoint.path("id").asString(), body(entry));
    }
  }
}
