package dev.hookline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server, and calls to it that are held to its own description. */
final class DescribedApi implements AutoCloseable {

  private static final String KEY = "hk_test_key_for_the_openapi_test";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> answered = new TreeSet<>();
  private final Server server;
  private final JsonNode description;

  DescribedApi(Path folder) throws Exception {
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

  Server server() {
    return server;
  }

  JsonNode description() {
    return description;
  }

  /** The names of the operations that were called and held to the description. */
  Set<String> answered() {
    return answered;
  }

  @Override
  public void close() {
    server.close();
  }

  /** Reads what is not held to the description. */
  JsonNode read(String path) {
    try {
      return JSON.readTree(call("GET", path, null).body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Calls, and checks the status and the members against the operation of this name. */
  JsonNode answer(String operationId, String method, String path, @Nullable String body)
      throws Exception {
    HttpResponse<String> response = call(method, path, body);
    JsonNode operation = operation(operationId);
    JsonNode described = operation.at("/responses/" + response.statusCode());
    assertThat(described.isMissingNode())
        .as("%s answered %s: %s", operationId, response.statusCode(), response.body())
        .isFalse();
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    JsonNode answer = JSON.readTree(response.body());
    answered.add(operationId);
    check(answer, described.at("/content/application~1json/schema"), operationId);
    return answer;
  }

  /** What is required is there, and what is there is described. */
  private void check(JsonNode value, JsonNode schema, String where) {
    Map<String, JsonNode> described = new TreeMap<>();
    boolean othersMayStand = collect(value, schema, described, where);
    if (value.isObject() && !described.isEmpty() && !othersMayStand) {
      assertThat(described.keySet()).as(where).containsAll(value.propertyNames());
    }
    described.forEach((name, member) -> {
      JsonNode inner = value.path(name);
      if (!inner.isMissingNode() && !inner.isNull()) {
        check(inner, member, where + "/" + name);
      }
    });
    JsonNode items = resolved(schema).path("items");
    if (value.isArray() && !items.isMissingNode()) {
      value.forEach(item -> check(item, items, where + "/items"));
    }
  }

  /**
   * Collects the members that a schema and its parts describe.
   *
   * @return whether others may stand beside them
   */
  private boolean collect(
      JsonNode value, JsonNode schema, Map<String, JsonNode> described, String where) {
    JsonNode resolved = resolved(schema);
    JsonNode others = resolved.path("additionalProperties");
    boolean othersMayStand = others.isObject() || others.asBoolean(false);
    for (JsonNode part : resolved.path("allOf")) {
      othersMayStand |= collect(value, part, described, where);
    }
    for (JsonNode part : resolved.path("oneOf")) {
      if (missing(value, resolved(part)).isEmpty()) {
        othersMayStand |= collect(value, part, described, where);
      }
    }
    assertThat(missing(value, resolved)).as(where).isEmpty();
    resolved
        .path("properties")
        .properties()
        .forEach(member -> described.put(member.getKey(), member.getValue()));
    return othersMayStand;
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? description.at(schema.get("$ref").asString().substring(1)) : schema;
  }

  private static List<String> missing(JsonNode value, JsonNode schema) {
    return schema
        .path("required")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> !value.has(name))
        .toList();
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

  HttpResponse<String> call(String method, String path, @Nullable String body)
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
