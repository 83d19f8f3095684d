package dev.hookline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description and the routes say the same, and real answers hold what the description promises.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  private static final String KEY = "hk_test_key_for_the_openapi_test";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private Server server;
  private JsonNode description;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Map<String, String> settings =
        Map.of(
            "HOOKLINE_PORT", "0",
            "HOOKLINE_HOST", "127.0.0.1",
            "HOOKLINE_DATA_DIR", folder.toString(),
            "HOOKLINE_API_KEY", KEY,
            "HOOKLINE_DELIVERY_ALLOW", "127.0.0.0/8");
    if (!(ConfigReader.read(settings) instanceof ConfigResult.Ready ready)) {
      throw new IllegalStateException("the settings are wrong");
    }
    server = Server.start(ready.config());
    description = JSON.readTree(call("GET", "/openapi.json", null).body());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void every_route_is_described_and_every_description_is_served() {
    Set<String> served = new TreeSet<>();
    server
        .apiRoutes()
        .forEach(
            route -> served.add(route.method() + " " + route.path().replaceAll(":[^/]+", "{}")));
    Set<String> described = new TreeSet<>();
    description
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    described.add(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT)
                            + " "
                            + path.getKey().replaceAll("\\{[^}]+}", "{}"))));
    described.removeIf(operation -> operation.endsWith("/in/{}"));

    assertThat(described).isEqualTo(served);
  }

  @Test
  void every_reference_leads_somewhere() {
    for (JsonNode reference : description.findValues("$ref")) {
      String pointer = reference.asString().substring(1);
      assertThat(description.at(pointer).isMissingNode()).as(pointer).isFalse();
    }
  }

  @Test
  void real_answers_hold_what_is_required() throws Exception {
    JsonNode source =
        answer(
            "createSource",
            "POST",
            "/api/v1/sources",
            "{\"name\":\"docs\",\"provider\":\"github\",\"secret\":\"a-test-secret\"}");
    JsonNode endpoint =
        answer(
            "createEndpoint",
            "POST",
            "/api/v1/endpoints",
            "{\"url\":\"http://127.0.0.1:18459/hook\"}");
    JsonNode event =
        answer(
            "publishEvent", "POST", "/api/v1/events", "{\"type\":\"a.b\",\"payload\":{\"x\":1}}");
    answer(
        "publishEvents",
        "POST",
        "/api/v1/events/batch",
        "{\"events\":[{\"type\":\"a.b\",\"payload\":1},{\"type\":\"..\",\"payload\":1}]}");
    String eventPath = "/api/v1/events/" + event.get("id").asString();
    answer("listSources", "GET", "/api/v1/sources", null);
    answer("readSource", "GET", "/api/v1/sources/" + source.get("id").asString(), null);
    answer("readEndpoint", "GET", "/api/v1/endpoints/" + endpoint.get("id").asString(), null);
    answer("listEndpoints", "GET", "/api/v1/endpoints", null);
    answer("readEvent", "GET", eventPath, null);
    answer("listEvents", "GET", "/api/v1/events", null);
    JsonNode deliveries = answer("listDeliveries", "GET", "/api/v1/deliveries", null);
    String delivery = deliveries.at("/data/0/id").asString();
    answer("readDelivery", "GET", "/api/v1/deliveries/" + delivery, null);
    answer("listAttempts", "GET", "/api/v1/deliveries/" + delivery + "/attempts", null);
    answer("listKeys", "GET", "/api/v1/keys", null);
    answer("createKey", "POST", "/api/v1/keys", "{\"name\":\"another\",\"scopes\":[\"read\"]}");
    answer("listRequests", "GET", "/api/v1/requests", null);
    answer("listProviders", "GET", "/api/v1/providers", null);
    answer("readStats", "GET", "/api/v1/stats", null);
    answer("healthReady", "GET", "/health/ready", null);
  }

  /** Calls, and checks the status and the required members against the operation of this name. */
  private JsonNode answer(String operationId, String method, String path, @Nullable String body)
      throws Exception {
    HttpResponse<String> response = call(method, path, body);
    JsonNode operation = operation(operationId);
    JsonNode described = operation.at("/responses/" + response.statusCode());
    assertThat(described.isMissingNode())
        .as("%s answered %s: %s", operationId, response.statusCode(), response.body())
        .isFalse();
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    JsonNode answer = JSON.readTree(response.body());
    check(answer, described.at("/content/application~1json/schema"), operationId);
    return answer;
  }

  private void check(JsonNode value, JsonNode schema, String where) {
    JsonNode resolved =
        schema.has("$ref") ? description.at(schema.get("$ref").asString().substring(1)) : schema;
    for (JsonNode part : resolved.path("allOf")) {
      check(value, part, where);
    }
    for (JsonNode name : resolved.path("required")) {
      assertThat(value.has(name.asString())).as(where + "/" + name.asString()).isTrue();
    }
    resolved
        .path("properties")
        .properties()
        .forEach(member -> {
          JsonNode inner = value.path(member.getKey());
          if (!inner.isMissingNode() && !inner.isNull()) {
            check(inner, member.getValue(), where + "/" + member.getKey());
          }
        });
    if (value.isArray() && resolved.path("items").has("$ref")) {
      value.forEach(item -> check(item, resolved.get("items"), where + "/items"));
    }
  }

  private JsonNode operation(String id) {
    for (JsonNode path : description.get("paths")) {
      for (JsonNode operation : path) {
        if (operation.path("operationId").asString().equals(id)) {
          return operation;
        }
      }
    }
    throw new IllegalArgumentException("no operation " + id);
  }

  private HttpResponse<String> call(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + KEY)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
