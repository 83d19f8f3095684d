package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.docs.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every request of the shared fixture that has a body and goes to the API is sent to a real server:
 * the answer is of the class that the fixture wants, in time, and a refused one stores nothing.
 */
class BadRequestsAreRefusedTest {

  private static final String NOT_OURS = "";

  /** What paths of the fixture are here. An entry with another path fails until it is added. */
  private static final Map<String, String> PATHS =
      Map.of(
          "/api/v1/events", "/api/v1/events",
          "/api/v1/endpoints", "/api/v1/endpoints",
          "/api/v1/endpoints/{id}", "/api/v1/endpoints/ep_00000000000000000000000001",
          "/api/v1/api-keys", "/api/v1/keys",
          "/api/v1/schedules", "/api/v1/schedules",
          "/api/v1/tasks", "/api/v1/tasks",
          "/api/v1/tasks/{id_of_tenant_b}/cancel",
              "/api/v1/runs/run_00000000000000000000000001/cancel",
          "/api/v1/auth/login", NOT_OURS);

  private static final List<String> LISTS =
      List.of("events", "endpoints", "schedules", "runs", "tasks", "deliveries");

  private static final Duration IN_TIME = Duration.ofSeconds(5);

  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void each_is_answered_as_it_is_to_be_and_leaves_nothing_behind() throws IOException {
    List<JsonNode> entries = entries();

    assertThat(entries).hasSizeGreaterThanOrEqualTo(40);
    for (JsonNode entry : entries) {
      String hint = entry.path("path_hint").asString();
      assertThat(PATHS).as("a route for " + entry).containsKey(hint);
      sendWhatComesBefore(entry);
      String before = stored();
      long sentAt = System.nanoTime();
      Answer answer = send(entry, PATHS.getOrDefault(hint, NOT_OURS));
      Duration took = Duration.ofNanos(System.nanoTime() - sentAt);

      assertThat(isWanted(entry, answer.status())).as("%s -> %s", entry, answer).isTrue();
      assertThat(took).as("%s", entry).isLessThan(limit(entry));
      if (answer.status() >= 400) {
        assertThat(stored()).as("stored by " + entry).isEqualTo(before);
        assertThat(answer.json().path("code").asString()).as("%s", entry).isNotEmpty();
      }
    }
  }

  private static List<JsonNode> entries() throws IOException {
    byte[] fixture =
        Files.readAllBytes(
            Repository.root().resolve("http/src/test/resources/fixtures/bad-requests.json"));
    return JsonMapper.shared()
        .readTree(fixture)
        .valueStream()
        .filter(entry -> entry.path("method").asString().equals("POST"))
        .filter(entry -> entry.path("path_hint").asString().startsWith("/api/"))
        .filter(entry -> entry.has("body"))
        .toList();
  }

  /** What an entry says of a first request is written for another name of the payload. */
  private void sendWhatComesBefore(JsonNode entry) {
    JsonNode first = entry.path("before");
    if (!first.isMissingNode()) {
      String body = first.path("body").asString().replace("\"data\"", "\"payload\"");
      String path = PATHS.getOrDefault(entry.path("path_hint").asString(), NOT_OURS);
      Answer answer =
          server
              .api()
              .sendAs("POST", path, body.getBytes(StandardCharsets.UTF_8), headersOf(entry));
      assertThat(answer.status()).as("before %s", entry).isBetween(200, 299);
    }
  }

  private Answer send(JsonNode entry, String path) {
    String known = path.isEmpty() ? entry.path("path_hint").asString() : path;
    byte[] body = entry.path("body").asString().getBytes(StandardCharsets.UTF_8);
    return server.api().sendAs("POST", known, body, headersOf(entry));
  }

  /** Those of the entry; where it stands for a key of its own, the key of the test is sent. */
  private static Map<String, String> headersOf(JsonNode entry) {
    Map<String, String> headers = new HashMap<>();
    entry
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    boolean hasSession = headers.containsKey("Cookie");
    headers.remove("Authorization");
    headers.remove("Host");
    headers.remove("Content-Length");
    if (!hasSession) {
      headers.put("Authorization", "Bearer " + StartedServer.API_KEY);
    }
    return headers;
  }

  private static boolean isWanted(JsonNode entry, int status) {
    for (String wanted : entry.path("expect_status_class").asString().split("\\|", -1)) {
      boolean fits =
          wanted.endsWith("xx")
              ? Integer.toString(status / 100).equals(wanted.substring(0, 1))
              : Integer.toString(status).equals(wanted);
      if (fits) {
        return true;
      }
    }
    return false;
  }

  private static Duration limit(JsonNode entry) {
    return entry.has("max_ms") ? Duration.ofMillis(entry.path("max_ms").asInt() * 4L) : IN_TIME;
  }

  /** Everything that lists show, so that whatever is stored changes it. */
  private String stored() {
    StringBuilder all = new StringBuilder();
    LISTS.forEach(
        list -> all.append(server.api().get("/api/v1/" + list + "?limit=250").expect(200).text()));
    return all.toString();
  }
}
