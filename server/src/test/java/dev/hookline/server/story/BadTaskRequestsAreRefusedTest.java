package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Wrong requests to the routes of tasks, runs, schedules, queues, workers and tokens: each is
 * answered 4xx with a stable code, and stores nothing.
 */
class BadTaskRequestsAreRefusedTest {

  private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);
  private static final String LONG_TEXT = "x".repeat(70_000);
  private static final String LARGE = "\"" + "x".repeat((1 << 20) + 1) + "\"";

  /** Values that are wrong for nearly any member but a payload. */
  private static final List<String> NONSENSE =
      List.of(
          "{\"a\":1}",
          "[[1]]",
          "true",
          "-1",
          "1.5",
          "1e400",
          "99999999999999999999",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"-PT1S\"",
          "\"P999999999Y\"",
          "\"" + LONG_TEXT + "\"",
          DEEP);

  /** What is right of it, for some members. */
  private static final Map<String, List<String>> RIGHT =
      Map.of(
          "idempotency_key", List.of("\"-PT1S\"", "\"P999999999Y\""),
          "concurrency_key", List.of("\"-PT1S\"", "\"P999999999Y\""),
          "queue", List.of("\"P999999999Y\""),
          "id", List.of("\"P999999999Y\""),
          "name", List.of("\"-PT1S\"", "\"P999999999Y\""),
          "task", List.of("\"P999999999Y\""),
          "priority", List.of("-1"),
          "metadata", List.of("{\"a\":1}"),
          "enabled", List.of("true"));

  private static final List<String> LISTS =
      List.of("events", "runs", "tasks", "schedules", "queues", "workers");

  @AutoClose private final StartedServer server = StartedServer.start();

  private String worker = "";
  private JsonNode run;

  @BeforeEach
  void setUp() {
    ProtocolWorker registered = ProtocolWorker.register(server.api());
    worker = registered.path();
    run = registered.leased();
  }

  private record Bad(String method, String path, String body) {
    @Override
    public String toString() {
      String text = method + " " + path + " " + body;
      return text.substring(0, Math.min(300, text.length()));
    }
  }

  private static List<Bad> withNonsense(
      String method, String path, List<String> members, UnaryOperator<String> body) {
    List<Bad> all = new ArrayList<>();
    for (String member : members) {
      for (String value : NONSENSE) {
        if (!RIGHT.getOrDefault(member, List.of()).contains(value)) {
          all.add(new Bad(method, path, body.apply("\"" + member + "\":" + value)));
        }
      }
    }
    return all;
  }

  @Test
  void options_of_a_trigger() {
    String path = "/api/v1/tasks/send/trigger";
    List<String> members =
        List.of(
            "delay",
            "ttl",
            "idempotency_key",
            "idempotency_ttl",
            "queue",
            "concurrency_key",
            "priority",
            "tags",
            "metadata",
            "max_attempts",
            "max_duration",
            "debounce");
    allAreRefused(
        withNonsense("POST", path, members, one -> "{\"payload\":1,\"options\":{" + one + "}}"));
  }

  @Test
  void triggers() {
    String path = "/api/v1/tasks/send/trigger";
    String items = "{\"payload\":1},".repeat(1_000) + "{\"payload\":1}";
    allAreRefused(
        List.of(
            new Bad("POST", path, ""),
            new Bad("POST", path, "null"),
            new Bad("POST", path, "[]"),
            new Bad("POST", path, "{\"payload\":1"),
            new Bad("POST", path, "{\"payload\":1}{}"),
            new Bad("POST", path, "{\"payload\":1,\"payload\":2}"),
            new Bad("POST", path, "{\"payload\":1,\"unknown\":2}"),
            new Bad("POST", path, "{\"payload\":1,\"options\":{\"unknown\":2}}"),
            new Bad("POST", path, "{\"payload\":" + DEEP + "}"),
            new Bad("POST", path, "{\"payload\":" + LARGE + "}"),
            new Bad("POST", path, "{\"payload\":1,\"options\":{\"tags\":[1]}}"),
            new Bad("POST", path, "{\"payload\":1,\"options\":{\"tags\":[\"a\\u0000\"]}}"),
            new Bad("POST", "/api/v1/tasks/no-such-task/trigger", "{\"payload\":1}"),
            new Bad("POST", "/api/v1/tasks/%00/trigger", "{\"payload\":1}"),
            new Bad("POST", "/api/v1/tasks/%ff%fe/trigger", "{\"payload\":1}"),
            new Bad("POST", "/api/v1/tasks/..%2f..%2fruns/trigger", "{\"payload\":1}"),
            new Bad("POST", "/api/v1/tasks/" + LONG_TEXT.substring(0, 2_000) + "/trigger", "{}"),
            new Bad("POST", "/api/v1/tasks/send/batch", "{\"items\":[" + items + "]}"),
            new Bad("POST", "/api/v1/tasks/send/batch", "{\"items\":[]}"),
            new Bad("POST", "/api/v1/tasks/send/batch", "{\"items\":{}}"),
            new Bad("POST", "/api/v1/tasks/send/batch", "{}")));
  }

  @Test
  void what_is_done_to_runs() {
    String id = run.path("id").asString();
    List<Bad> all = new ArrayList<>();
    for (String wrong :
        List.of(
            "run_1",
            "evt_" + id.substring(4),
            id.toUpperCase(Locale.ROOT),
            id + "0",
            "run_zzzzzzzzzzzzzzzzzzzzzzzzzz",
            "-1",
            "%00",
            "%ff",
            "..%2f")) {
      all.add(new Bad("GET", "/api/v1/runs/" + wrong, ""));
      all.add(new Bad("POST", "/api/v1/runs/" + wrong + "/cancel", "{}"));
      all.add(new Bad("POST", "/api/v1/runs/" + wrong + "/replay", "{}"));
      all.add(new Bad("GET", "/api/v1/runs/" + wrong + "/logs", ""));
      all.add(new Bad("GET", "/api/v1/runs/" + wrong + "/stream", ""));
      all.add(new Bad("PATCH", "/api/v1/runs/" + wrong + "/metadata", "{\"a\":1}"));
    }
    String path = "/api/v1/runs/" + id;
    all.addAll(
        withNonsense("POST", path + "/reschedule", List.of("delay"), one -> "{" + one + "}"));
    all.add(new Bad("PATCH", path + "/metadata", "[]"));
    all.add(new Bad("PATCH", path + "/metadata", "{\"a\":" + DEEP + "}"));
    all.add(new Bad("PATCH", path + "/metadata", "{\"a\":\"" + LONG_TEXT + "\"}"));
    all.add(new Bad("PATCH", path + "/metadata", "{\"" + LONG_TEXT + "\":1}"));
    all.add(new Bad("POST", path + "/cancel", "{\"unknown\":1}"));
    all.add(new Bad("GET", path + "/logs?after=-1", ""));
    all.add(new Bad("GET", path + "/logs?after=x", ""));
    for (String query :
        List.of(
            "status=dead", "limit=0", "limit=251", "cursor=x", "created_after=x", "unknown=1")) {
      all.add(new Bad("GET", "/api/v1/runs?" + query, ""));
    }
    allAreRefused(all);
  }

  @Test
  void schedules() {
    String path = "/api/v1/schedules";
    List<Bad> all =
        withNonsense(
            "POST",
            path,
            List.of("name", "timezone", "enabled", "catch_up"),
            one -> "{\"task\":\"send\",\"cron\":\"* * * * *\"," + one + "}");
    all.addAll(
        withNonsense("POST", path, List.of("cron"), one -> "{\"task\":\"send\"," + one + "}"));
    all.addAll(
        withNonsense("POST", path, List.of("task"), one -> "{\"cron\":\"* * * * *\"," + one + "}"));
    for (String cron :
        List.of(
            "",
            "* * * *",
            "* * * * * *",
            "*/1 * * * * *",
            "0 0 30 2 *",
            "0 0 31 4,6 *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "*/0 * * * *",
            "*/-1 * * * *",
            "5-1 * * * *",
            "1,,2 * * * *",
            "9999999999 * * * *",
            "@every 1s",
            "@reboot",
            "${7*7} * * * *",
            "* * * * *\\n* * * * *")) {
      all.add(new Bad("POST", path, "{\"task\":\"send\",\"cron\":\"" + cron + "\"}"));
    }
    for (String zone : List.of("", "Mars/Olympus", "+99:00", "../../etc/passwd", "UTC\\u0000")) {
      all.add(
          new Bad(
              "POST",
              path,
              "{\"task\":\"send\",\"cron\":\"* * * * *\",\"timezone\":\"" + zone + "\"}"));
    }
    all.add(
        new Bad(
            "POST", path, "{\"task\":\"send\",\"cron\":\"* * * * *\",\"payload\":" + LARGE + "}"));
    all.add(
        new Bad(
            "POST", path, "{\"task\":\"send\",\"cron\":\"* * * * *\",\"payload\":" + DEEP + "}"));
    all.add(new Bad("GET", path + "/run_00000000000000000000000001", ""));
    all.add(new Bad("PATCH", path + "/sch_00000000000000000000000001", "{}"));
    all.add(new Bad("DELETE", path + "/sch_1", ""));
    allAreRefused(all);
  }

  @Test
  void queues_workers_and_tokens() {
    List<Bad> all = new ArrayList<>();
    all.addAll(
        withNonsense(
            "PATCH", "/api/v1/queues/task/send", List.of("concurrency"), one -> "{" + one + "}"));
    all.add(new Bad("PATCH", "/api/v1/queues/no-such-queue", "{\"concurrency\":1}"));
    all.add(new Bad("POST", "/api/v1/queues/%00/pause", ""));
    all.add(new Bad("PATCH", "/api/v1/queues/task/send", "{\"unknown\":1}"));
    all.addAll(
        withNonsense(
            "POST",
            "/api/v1/workers",
            List.of("name", "slots", "tasks", "version"),
            one -> "{" + (one.startsWith("\"name\"") ? "" : "\"name\":\"x\",") + one + "}"));
    for (String member :
        List.of("id", "queue", "retry", "max_duration", "ttl", "on", "schedules")) {
      all.addAll(
          withNonsense(
              "POST",
              "/api/v1/workers",
              List.of(member),
              one ->
                  "{\"name\":\"x\",\"slots\":1,\"tasks\":[{"
                      + (member.equals("id") ? "" : "\"id\":\"other\",")
                      + one
                      + "}]}"));
    }
    all.addAll(
        withNonsense(
            "POST", worker + "/lease", List.of("max", "wait", "received"), one -> "{" + one + "}"));
    all.add(new Bad("POST", worker + "/report", "{\"items\":[{\"kind\":\"complete\"}]}"));
    all.add(new Bad("POST", worker + "/report", "{\"items\":[{\"kind\":\"dance\"}]}"));
    all.add(new Bad("POST", worker + "/report", "{\"items\":1}"));
    all.addAll(withNonsense("POST", "/api/v1/tokens", List.of("timeout"), one -> "{" + one + "}"));
    all.add(new Bad("POST", "/api/v1/tokens/tok_1/complete", "{}"));
    all.add(new Bad("GET", "/api/v1/tokens/%00", ""));
    allAreRefused(all);
  }

  private void allAreRefused(List<Bad> all) {
    String before = stored();
    List<String> wrong = new ArrayList<>();
    for (Bad bad : all) {
      Answer answer = send(bad);
      boolean isRefused = answer.status() >= 400 && answer.status() < 500;
      if (!isRefused || !answer.text().contains("\"code\":\"")) {
        wrong.add(answer.status() + " to " + bad + " -> " + answer.text());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(stored()).isEqualTo(before);
  }

  private Answer send(Bad bad) {
    Map<String, String> headers =
        Map.of(
            "Authorization", "Bearer " + StartedServer.API_KEY, "Content-Type", "application/json");
    byte[] body = bad.body().getBytes(StandardCharsets.UTF_8);
    return server.api().sendAs(bad.method(), bad.path(), body, headers);
  }

  /** What lists show, but for how long ago a worker was heard of. */
  private String stored() {
    StringBuilder all = new StringBuilder();
    for (String list : LISTS) {
      JsonNode data = server.api().read("/api/v1/" + list + "?limit=250").path("data");
      data.forEach(item ->
          all.append(item.path("id").asString(item.path("name").asString()))
              .append(' ')
              .append(item.path("status").asString(""))
              .append('\n'));
    }
    return all.toString();
  }
}
