package dev.hookline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import dev.hookline.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  void real_answers_hold_what_is_described() throws Exception {
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
    answer("changeEndpoint", "PATCH", path("endpoints", endpoint), "{\"description\":\"d\"}");
    answer("readEndpointSecret", "GET", path("endpoints", endpoint) + "/secret", null);
    answer("rotateEndpointSecret", "POST", path("endpoints", endpoint) + "/secret/rotate", "{}");
    answer("readEndpointStats", "GET", path("endpoints", endpoint) + "/stats", null);
    answer("testEndpoint", "POST", path("endpoints", endpoint) + "/test", null);
    answer("replayEvent", "POST", eventPath + "/replay", null);
    answer(
        "changeSource",
        "PATCH",
        path("sources", source),
        """
        {"dedupe":{"header":"x-id","window":"1h"},"response":{"headers":{"X-A":"1"},"body":"ok"},
         "rate_limit":{"limit":10,"per":"1s"},"allow_ips":["127.0.0.0/8"],"filter":"true"}
        """);
    answer("rotateSourceSecret", "POST", path("sources", source) + "/secrets", null);
    answer("listKeys", "GET", "/api/v1/keys", null);
    answer("createKey", "POST", "/api/v1/keys", "{\"name\":\"another\",\"scopes\":[\"read\"]}");
    answer("listRequests", "GET", "/api/v1/requests", null);
    answer("listProviders", "GET", "/api/v1/providers", null);
    answer("readStats", "GET", "/api/v1/stats", null);
    answer("healthReady", "GET", "/health/ready", null);
    answer("healthLive", "GET", "/health/live", null);
  }

  @Test
  void real_answers_about_requests_hold_what_is_described() throws Exception {
    JsonNode open =
        answer("createSource", "POST", "/api/v1/sources", "{\"name\":\"a\",\"provider\":\"none\"}");
    HttpResponse<String> taken =
        call("POST", URI.create(open.get("url").asString()).getPath(), "{\"a\":1}");
    String event = JSON.readTree(taken.body()).get("id").asString();
    answer("readRequest", "GET", "/api/v1/requests/" + event, null);
    answer("readEvent", "GET", "/api/v1/events/" + event, null);
    JsonNode closed =
        answer(
            "createSource",
            "POST",
            "/api/v1/sources",
            "{\"name\":\"b\",\"provider\":\"github\",\"secret\":\"a-test-secret\"}");
    call("POST", URI.create(closed.get("url").asString()).getPath(), "{\"a\":1}");
    String ofIt = "?source=" + closed.get("id").asString();
    JsonNode rejected =
        Await.value(
            "the rejected request is kept",
            Duration.ofSeconds(10),
            () -> list("/api/v1/requests" + ofIt).path("data").valueStream().findFirst());
    answer("listRequests", "GET", "/api/v1/requests" + ofIt, null);
    answer("readRequest", "GET", path("requests", rejected), null);
  }

  @Test
  void real_answers_about_tasks_hold_what_is_described() throws Exception {
    String task = "/api/v1/tasks/call";
    answer("putTask", "PUT", task, "{\"url\":\"http://127.0.0.1:18459/run\",\"on\":[{}]}");
    answer("putTask", "PUT", task, "{\"url\":\"http://127.0.0.1:18459/run\"}");
    answer("readTask", "GET", task, null);
    answer("listTasks", "GET", "/api/v1/tasks", null);
    String later = "{\"payload\":1,\"options\":{\"delay\":\"1h\",\"tags\":[\"t\"]}}";
    JsonNode run = answer("triggerTask", "POST", task + "/trigger", later);
    answer("triggerBatch", "POST", task + "/batch", "{\"items\":[" + later + ",{\"tags\":1}]}");
    answer("readRun", "GET", path("runs", run), null);
    answer("listRuns", "GET", "/api/v1/runs", null);
    answer("describeRun", "PATCH", path("runs", run) + "/metadata", "{\"a\":1}");
    answer("rescheduleRun", "POST", path("runs", run) + "/reschedule", "{\"delay\":\"2h\"}");
    answer("readRunLog", "GET", path("runs", run) + "/logs", null);
    answer("cancelRun", "POST", path("runs", run) + "/cancel", null);
    JsonNode schedule =
        answer(
            "createSchedule",
            "POST",
            "/api/v1/schedules",
            "{\"task\":\"call\",\"cron\":\"0 7 * * *\",\"payload\":1}");
    answer("changeSchedule", "PATCH", path("schedules", schedule), "{\"name\":\"n\"}");
    answer("listSchedules", "GET", "/api/v1/schedules", null);
    answer("listQueues", "GET", "/api/v1/queues", null);
    answer("changeQueue", "PATCH", "/api/v1/queues/task%2Fcall", "{\"concurrency\":1}");
    JsonNode token = answer("createToken", "POST", "/api/v1/tokens", "{\"timeout\":\"1h\"}");
    answer("completeToken", "POST", path("tokens", token) + "/complete", "{\"output\":1}");
    answer("readToken", "GET", path("tokens", token), null);
    JsonNode worker =
        answer(
            "registerWorker",
            "POST",
            "/api/v1/workers",
            "{\"name\":\"w\",\"slots\":1,\"tasks\":[{\"id\":\"work\"}]}");
    answer("listWorkers", "GET", "/api/v1/workers", null);
    answer("triggerTask", "POST", "/api/v1/tasks/work/trigger", "{\"payload\":1}");
    JsonNode leased =
        answer(
            "leaseRuns",
            "POST",
            path("workers", worker) + "/lease",
            "{\"max\":1,\"wait\":\"10s\"}");
    answer(
        "reportRuns",
        "POST",
        path("workers", worker) + "/report",
        "{\"items\":[{\"run\":\"%s\",\"lease\":%d,\"kind\":\"complete\",\"output\":1}]}"
            .formatted(leased.at("/runs/0/id").asString(), leased.at("/runs/0/lease").asInt()));
    answer("readRun", "GET", path("runs", leased.at("/runs/0")), null);
    answer("heartbeatWorker", "POST", path("workers", worker) + "/heartbeat", null);
  }

  @Test
  void every_operation_names_how_it_is_refused() {
    description
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    checkRefusals(path.getKey(), operation.getKey(), operation.getValue())));
  }

  private static void checkRefusals(String path, String method, JsonNode operation) {
    String id = operation.path("operationId").asString();
    JsonNode answers = operation.get("responses");
    boolean needsKey = !path.startsWith("/in/") && !operation.has("security");
    Set<String> common = new TreeSet<>();
    if (needsKey) {
      common.addAll(Set.of("400", "401", "403", "503", "default"));
    }
    if (needsKey && method.equals("post")) {
      common.add("409"); // an Idempotency-Key that is in use
    }
    if (needsKey && Set.of("post", "put", "patch").contains(method)) {
      common.addAll(Set.of("413", "415", "422"));
    }
    assertThat(answers.propertyNames()).as(id).containsAll(common);
    answers
        .properties()
        .forEach(answer -> {
          if (answer.getKey().equals("default") || answer.getKey().compareTo("400") >= 0) {
            assertThat(answer.getValue().path("$ref").asString())
                .as(id + " " + answer.getKey())
                .isEqualTo("#/components/responses/Problem");
          }
        });
  }

  private static String path(String kind, JsonNode one) {
    return "/api/v1/" + kind + "/" + one.get("id").asString();
  }

  private JsonNode list(String path) {
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
