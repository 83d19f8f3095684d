package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Values of strangers may be 64 levels deep, counted from their own start, on every route. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NestingTest {

  private static final int DEPTH_MAX = 64;

  private final CatalogServer server = new CatalogServer();
  private final TaskWorker worker = TaskWorker.of(server, "send");

  @AfterAll
  void close() {
    server.close();
  }

  private static String arrays(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  /** For values that must be objects. */
  private static String object(int depth) {
    return "{\"a\":" + arrays(depth - 1) + "}";
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "/api/v1/events                |202| {`type`:`a.b`,`payload`:ARRAYS}",
        "/api/v1/events/batch          |202| {`events`:[{`type`:`a.b`,`payload`:ARRAYS}]}",
        "/api/v1/tasks/send/trigger    |202| {`payload`:ARRAYS,`options`:{`delay`:`1d`}}",
        "/api/v1/tasks/send/trigger    |202| {`payload`:1,`options`:{`delay`:`1d`,`metadata`:OBJECT}}",
        "/api/v1/tasks/send/batch      |202| {`items`:[{`payload`:ARRAYS,`options`:{`delay`:`1d`}}]}",
        "/api/v1/schedules             |201| {`task`:`send`,`cron`:`0 0 1 1 *`,`payload`:ARRAYS}",
        "/api/v1/tokens/TOKEN/complete |200| {`output`:ARRAYS}",
        "TOKEN_URL                     |202| ARRAYS",
      })
  void a_value_may_be_64_levels_deep_and_no_more(String path, int status, String body) {
    JsonNode token = server.expect(201, "POST", "/api/v1/tokens", "{}");
    String url = token.path("url").asString().substring(CatalogServer.PUBLIC_URL.length());
    String target = path.replace("TOKEN_URL", url).replace("TOKEN", token.path("id").asString());

    assertThat(sent(target, body, DEPTH_MAX + 1))
        .returns(400, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).contains("\"code\":\"invalid_json\""));
    assertThat(sent(target, body, DEPTH_MAX).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{`kind`:`complete`,`output`:ARRAYS}",
        "{`kind`:`step`,`key`:`k#1`,`output`:ARRAYS}",
        "{`kind`:`metadata`,`patch`:OBJECT}",
        "{`kind`:`log`,`entries`:[{`at`:`2026-01-01T00:00:00Z`,`level`:`info`,`message`:`m`,`fields`:OBJECT}]}",
      })
  void a_report_may_hold_values_64_levels_deep_and_no_more(String item) {
    server.expect(202, "POST", "/api/v1/tasks/send/trigger", "{\"payload\":1}");
    JsonNode run = worker.lease();
    String members = item.substring(1, item.length() - 1);
    String body = "{\"items\":[" + TaskWorker.item(run, members) + "]}";

    assertThat(sent(worker.path() + "/report", body, DEPTH_MAX + 1).statusCode()).isEqualTo(400);
    assertThat(sent(worker.path() + "/report", body, DEPTH_MAX))
        .returns(200, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).contains("\"status\":\"ok\""));
  }

  @Test
  void a_patch_of_metadata_may_be_64_levels_deep_and_no_more() {
    JsonNode run =
        server.expect(
            202,
            "POST",
            "/api/v1/tasks/send/trigger",
            "{\"payload\":1,\"options\":{\"delay\":\"1d\"}}");
    String path = "/api/v1/runs/" + run.path("id").asString() + "/metadata";

    assertThat(server.call("PATCH", path, object(DEPTH_MAX + 1)).statusCode()).isEqualTo(400);
    assertThat(server.call("PATCH", path, object(DEPTH_MAX)).statusCode()).isEqualTo(200);
    assertThat(server.call("PATCH", path, "{\"b\":1}").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> sent(String path, String body, int depth) {
    String text = body.replace('`', '"');
    return server.call(
        "POST", path, text.replace("ARRAYS", arrays(depth)).replace("OBJECT", object(depth)));
  }
}
