package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The malformed and malicious requests of the shared fixture that are about the catalogue. */
class BadRequestsTest {

  private static final String LIST = "/api/v1/endpoints";
  private static final Map<String, String> OUR_PATHS =
      Map.of(LIST, LIST, "/api/v1/api-keys", "/api/v1/keys");
  private static final CatalogServer SERVER = new CatalogServer();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static List<JsonNode> entries() throws IOException {
    try (InputStream fixture =
        BadRequestsTest.class.getResourceAsStream("/fixtures/bad-requests.json")) {
      return JsonMapper.shared()
          .readTree(fixture)
          .valueStream()
          .filter(entry -> OUR_PATHS.containsKey(entry.path("path_hint").asString()))
          .filter(entry -> entry.has("body"))
          .toList();
    }
  }

  @Test
  void they_are_refused_and_leave_nothing_behind() throws IOException {
    List<JsonNode> entries = entries();
    int keys = SERVER.api.keys.of(SERVER.api.project).size();

    assertThat(entries).hasSizeGreaterThanOrEqualTo(9);
    for (JsonNode entry : entries) {
      assertThat(send(entry).statusCode()).describedAs("%s", entry).isBetween(400, 499);
    }
    assertThat(SERVER.endpoints.of(SERVER.api.project)).isEmpty();
    assertThat(SERVER.api.keys.of(SERVER.api.project)).hasSize(keys);
  }

  private static HttpResponse<String> send(JsonNode entry) {
    String path = OUR_PATHS.getOrDefault(entry.path("path_hint").asString(), "");
    boolean anonymous = entry.path("headers").has("Cookie");
    HttpRequest.Builder request = anonymous ? SERVER.api.anonymous(path) : SERVER.api.request(path);
    for (Map.Entry<String, JsonNode> header : entry.path("headers").properties()) {
      if (!header.getKey().equals("Authorization")) {
        request.header(header.getKey(), header.getValue().asString());
      }
    }
    return SERVER.api.send(
        request.POST(HttpRequest.BodyPublishers.ofString(entry.path("body").asString())));
  }

  @Test
  void the_header_that_would_change_the_method_does_nothing() {
    try (CatalogServer server = new CatalogServer()) {
      JsonNode endpoint =
          server.expect(201, "POST", LIST, "{\"url\":\"https://receiver.example.com/\"}");
      String path = LIST + "/" + endpoint.path("id").asString();

      HttpResponse<String> response =
          server.api.send(
              server
                  .api
                  .request(path)
                  .header("X-HTTP-Method-Override", "DELETE")
                  .header("content-type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{}")));

      assertThat(response.statusCode()).isEqualTo(405);
      server.expect(200, "GET", path, null);
    }
  }
}
