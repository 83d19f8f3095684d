package dev.hookline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Await;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real answers hold what the description promises. */
class OpenApiAnswersTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;
  private DescribedApi api;

  @BeforeEach
  void start() throws Exception {
    api = new DescribedApi(folder);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void the_answers_of_every_operation_hold_what_is_described() throws Exception {
    eventsAndEndpoints();
    requests();
    tasks();

    assertThat(api.answered()).containsAll(answeringJson());
  }

  /** The operations that answer JSON, but for those of senders, who call as they are used to. */
  private Set<String> answeringJson() {
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : api.description().get("paths").properties()) {
      if (!path.getKey().startsWith("/in/")) {
        for (JsonNode operation : path.getValue()) {
          for (Map.Entry<String, JsonNode> answer : operation.get("responses").properties()) {
            if (answer.getKey().startsWith("2")
                && answer.getValue().path("content").has("application/json")) {
              names.add(operation.get("operationId").asString());
            }
          }
        }
      }
    }
    return names;
  }

  private void eventsAndEndpoints() throws Exception {
    JsonNode source =
        api.answer(
            "createSource",
            "POST",
            "/api/v1/sources",
            "{\"name\":\"docs\",\"provider\":\"github\",\"secret\":\"a-test-secret\"}");
    JsonNode endpoint =
        api.answer(
            "createEndpoint",
            "POST",
            "/api/v1/endpoints",
            "{\"url\":\"http://127.0.0.1:18459/hook\"}");
    JsonNode event =
        api.answer(
            "publishEvent", "POST", "/api/v1/events", "{\"type\":\"a.b\",\"payload\":{\"x\":1}}");
    api.answer(
        "publishEvents",
        "POST",
        "/api/v1/events/batch",
        "{\"events\":[{\"type\":\"a.b\",\"payload\":1},{\"type\":\"..\",\"payload\":1}]}");
    String eventPath = "/api/v1/events/" + event.get("id").asString();
    api.answer("listSources", "GET", "/api/v1/sources", null);
    api.answer("readSource", "GET", "/api/v1/sources/" + source.get("id").asString(), null);
    api.answer("readEndpoint", "GET", "/api/v1/endpoints/" + endpoint.get("id").asString(), null);
    api.answer("listEndpoints", "GET", "/api/v1/endpoints", null);
    api.answer("readEvent", "GET", eventPath, null);
    api.answer("listEvents", "GET", "/api/v1/events", null);
    JsonNode deliveries = api.answer("listDeliveries", "GET", "/api/v1/deliveries", null);
    String delivery = deliveries.at("/data/0/id").asString();
    api.answer("readDelivery", "GET", "/api/v1/deliveries/" + delivery, null);
    api.answer("listAttempts", "GET", "/api/v1/deliveries/" + delivery + "/attempts", null);
    api.answer("changeEndpoint", "PATCH", path("endpoints", endpoint), "{\"description\":\"d\"}");
    api.answer("readEndpointSecret", "GET", path("endpoints", endpoint) + "/secret", null);
    api.answer(
        "rotateEndpointSecret", "POST", path("endpoints", endpoint) + "/secret/rotate", "{}");
    api.answer("readEndpointStats", "GET", path("endpoints", endpoint) + "/stats", null);
    api.answer("testEndpoint", "POST", path("endpoints", endpoint) + "/test", null);
    api.answer("cancelDelivery", "POST", "/api/v1/deliveries/" + delivery + "/cancel", null);
    api.answer("retryDelivery", "POST", "/api/v1/deliveries/" + delivery + "/retry", null);
    api.answer("disableEndpoint", "POST", path("endpoints", endpoint) + "/disable", null);
    api.answer("enableEndpoint", "POST", path("endpoints", endpoint) + "/enable", null);
    api.answer("replayEvent", "POST", eventPath + "/replay", null);
    api.answer(
        "changeSource",
        "PATCH",
        path("sources", source),
        """
        {"dedupe":{"header":"x-id","window":"1h"},"response":{"headers":{"X-A":"1"},"body":"ok"},
         "rate_limit":{"limit":10,"per":"1s"},"allow_ips":["127.0.0.0/8"],"filter":"true"}
        """);
    api.answer("testSource", "POST", path("sources", source) + "/test", "{\"type\":\"push\"}");
    api.answer("rotateSourceSecret", "POST", path("sources", source) + "/secrets", null);
    api.answer("listKeys", "GET", "/api/v1/keys", null);
    JsonNode key =
        api.answer(
            "createKey", "POST", "/api/v1/keys", "{\"name\":\"another\",\"scopes\":[\"read\"]}");
    api.answer("readKey", "GET", path("keys", key), null);
    api.answer("listRequests", "GET", "/api/v1/requests", null);
    api.answer("listProviders", "GET", "/api/v1/providers", null);
    api.answer("readStats", "GET", "/api/v1/stats", null);
    api.answer("healthReady", "GET", "/health/ready", null);
    api.answer("healthLive", "GET", "/health/live", null);
    api.answer("openApi", "GET", "/openapi.json", null);
  }

  private void requests() throws Exception {
    JsonNode open =
        api.answer(
            "createSource", "POST", "/api/v1/sources", "{\"name\":\"a\",\"provider\":\"none\"}");
    HttpResponse<String> taken =
        api.call("POST", URI.create(open.get("url").asString()).getPath(), "{\"a\":1}");
    String event = JSON.readTree(taken.body()).get("id").asString();
    api.answer("readRequest", "GET", "/api/v1/requests/" + event, null);
    api.answer("readEvent", "GET", "/api/v1/events/" + event, null);
    JsonNode closed =
        api.answer(
            "createSource",
            "POST",
            "/api/v1/sources",
            "{\"name\":\"b\",\"provider\":\"github\",\"secret\":\"a-test-secret\"}");
    api.call("POST", URI.create(closed.get("url").asString()).getPath(), "{\"a\":1}");
    String ofIt = "?source=" + closed.get("id").asString();
    JsonNode rejected =
        Await.value(
            "the rejected request is kept",
            Duration.ofSeconds(10),
            () -> api.read("/api/v1/requests" + ofIt).path("data").valueStream().findFirst());
    api.answer("listRequests", "GET", "/api/v1/requests" + ofIt, null);
    api.answer("readRequest", "GET", path("requests", rejected), null);
    api.answer("acceptRequest", "POST", path("requests", rejected) + "/accept", null);
  }

  private void tasks() throws Exception {
    String task = "/api/v1/tasks/call";
    api.answer("putTask", "PUT", task, "{\"url\":\"http://127.0.0.1:18459/run\",\"on\":[{}]}");
    api.answer("putTask", "PUT", task, "{\"url\":\"http://127.0.0.1:18459/run\"}");
    api.answer("readTask", "GET", task, null);
    api.answer("listTasks", "GET", "/api/v1/tasks", null);
    String later = "{\"payload\":1,\"options\":{\"delay\":\"1h\",\"tags\":[\"t\"]}}";
    JsonNode run = api.answer("triggerTask", "POST", task + "/trigger", later);
    api.answer("triggerBatch", "POST", task + "/batch", "{\"items\":[" + later + ",{\"tags\":1}]}");
    api.answer("readRun", "GET", path("runs", run), null);
    api.answer("listRuns", "GET", "/api/v1/runs", null);
    api.answer("describeRun", "PATCH", path("runs", run) + "/metadata", "{\"a\":1}");
    api.answer("rescheduleRun", "POST", path("runs", run) + "/reschedule", "{\"delay\":\"2h\"}");
    api.answer("readRunLog", "GET", path("runs", run) + "/logs", null);
    api.answer("cancelRun", "POST", path("runs", run) + "/cancel", null);
    api.answer("replayRun", "POST", path("runs", run) + "/replay", null);
    JsonNode schedule =
        api.answer(
            "createSchedule",
            "POST",
            "/api/v1/schedules",
            "{\"task\":\"call\",\"cron\":\"0 7 * * *\",\"payload\":1}");
    api.answer("changeSchedule", "PATCH", path("schedules", schedule), "{\"name\":\"n\"}");
    api.answer("readSchedule", "GET", path("schedules", schedule), null);
    api.answer("listSchedules", "GET", "/api/v1/schedules", null);
    api.answer("listQueues", "GET", "/api/v1/queues", null);
    queue("", "/api/v1/queues/task%2Fcall");
    queue("WithSlash", "/api/v1/queues/task/call");
    JsonNode token = api.answer("createToken", "POST", "/api/v1/tokens", "{\"timeout\":\"1h\"}");
    api.answer("completeToken", "POST", path("tokens", token) + "/complete", "{\"output\":1}");
    JsonNode other = api.answer("createToken", "POST", "/api/v1/tokens", "{\"timeout\":\"1h\"}");
    String url = URI.create(other.get("url").asString()).getPath();
    api.answer("completeTokenByUrl", "POST", url, "{\"output\":1}");
    api.answer("readToken", "GET", path("tokens", token), null);
    JsonNode worker =
        api.answer(
            "registerWorker",
            "POST",
            "/api/v1/workers",
            "{\"name\":\"w\",\"slots\":1,\"tasks\":[{\"id\":\"work\"}]}");
    api.answer("listWorkers", "GET", "/api/v1/workers", null);
    api.answer("triggerTask", "POST", "/api/v1/tasks/work/trigger", "{\"payload\":1}");
    JsonNode leased =
        api.answer(
            "leaseRuns",
            "POST",
            path("workers", worker) + "/lease",
            "{\"max\":1,\"wait\":\"10s\"}");
    api.answer(
        "reportRuns",
        "POST",
        path("workers", worker) + "/report",
        "{\"items\":[{\"run\":\"%s\",\"lease\":%d,\"kind\":\"complete\",\"output\":1}]}"
            .formatted(leased.at("/runs/0/id").asString(), leased.at("/runs/0/lease").asInt()));
    api.answer("readRun", "GET", path("runs", leased.at("/runs/0")), null);
    api.answer("heartbeatWorker", "POST", path("workers", worker) + "/heartbeat", null);
  }

  private void queue(String suffix, String path) throws Exception {
    api.answer("readQueue" + suffix, "GET", path, null);
    api.answer("changeQueue" + suffix, "PATCH", path, "{\"concurrency\":1}");
    api.answer("pauseQueue" + suffix, "POST", path + "/pause", null);
    api.answer("resumeQueue" + suffix, "POST", path + "/resume", null);
  }

  private static String path(String kind, JsonNode one) {
    return "/api/v1/" + kind + "/" + one.get("id").asString();
  }
}
