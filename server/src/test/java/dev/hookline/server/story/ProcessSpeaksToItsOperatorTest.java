package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.hookline.server.command.Main;
import dev.hookline.server.crash.ServerChild;
import dev.hookline.testkit.process.JavaCommand;
import dev.hookline.testkit.process.ProcessUnderTest;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the process prints, and how it ends, is for the person who runs it. */
class ProcessSpeaksToItsOperatorTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  @AutoClose private final TestFolder folder = TestFolder.create();
  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();

  @Test
  void each_attempt_is_one_line_of_json() {
    receiver.on("/hook", Behaviour.status(500).times(1).then(Behaviour.status(204)));
    int port = ServerChild.freePort();
    JavaCommand command =
        ServerChild.command(folder.path(), port, "")
            .withArguments("--log-format", "json", "--log-level", "info");
    try (ServerChild server = ServerChild.start(command, port)) {
      String endpoint =
          server
              .api()
              .create(
                  "/api/v1/endpoints",
                  """
                  {"url": "%s", "retry": {"schedule": ["100ms"]}}
                  """
                      .formatted(StartedServer.url(receiver, "/hook")))
              .path("id")
              .asString();
      String event =
          server
              .api()
              .post("/api/v1/events", "{\"type\": \"order.paid\", \"payload\": {}}")
              .expect(202)
              .json()
              .path("id")
              .asString();

      server.process().awaitLine("delivery\\.attempt.*delivered", LIMIT);

      List<JsonNode> attempts =
          server.process().outputLines().stream()
              .filter(line -> line.contains("delivery.attempt"))
              .map(JSON::readTree)
              .toList();
      assertThat(server.process().outputLines())
          .filteredOn(line -> line.contains("registered"))
          .singleElement(STRING)
          .contains("worker.registered");
      assertThat(attempts).hasSize(2);
      JsonNode first = attempts.getFirst();
      assertThat(first.path("event").asString()).isEqualTo(event);
      assertThat(first.path("endpoint").asString()).isEqualTo(endpoint);
      assertThat(first.path("attempt").asInt()).isOne();
      assertThat(first.path("status").asString()).isEqualTo("retrying");
      assertThat(first.path("status_code").asInt()).isEqualTo(500);
      assertThat(first.path("duration_ms").isNumber()).isTrue();
      assertThat(attempts.getLast().path("status").asString()).isEqualTo("delivered");
    }
  }

  @Test
  void all_wrong_settings_are_named_at_once() {
    try (ProcessUnderTest process =
        JavaCommand.main(Main.class)
            .withEnvironment("HOOKLINE_RETENTION", "for ever")
            .withEnvironment("HOOKLINE_NO_SUCH_SETTING", "1")
            .withArguments(
                "start",
                "--port",
                "99999",
                "--max-body",
                "1 elephant",
                "--delivery-allow",
                "10.0.0.0/33",
                "--data-dir",
                folder.path().toString())
            .start()) {

      assertThat(process.awaitExit(LIMIT)).isEqualTo(2);

      String said = String.join("\n", process.errorLines());
      assertThat(said)
          .contains("HOOKLINE_PORT=99999")
          .contains("HOOKLINE_MAX_BODY=1 elephant")
          .contains("HOOKLINE_RETENTION=for ever")
          .contains("HOOKLINE_DELIVERY_ALLOW=10.0.0.0/33")
          .contains("HOOKLINE_NO_SUCH_SETTING");
      assertThat(said).doesNotContain("\tat ");
    }
  }

  @Test
  void a_secret_is_not_shown_when_it_is_wrong() {
    try (ProcessUnderTest process =
        JavaCommand.main(Main.class)
            .withEnvironment("HOOKLINE_API_KEY", "short-secret")
            .withArguments("start", "--port", "0", "--data-dir", folder.path().toString())
            .start()) {

      assertThat(process.awaitExit(LIMIT)).isEqualTo(2);

      assertThat(String.join("\n", process.errorLines()))
          .contains("HOOKLINE_API_KEY")
          .doesNotContain("short-secret");
    }
  }

  @Test
  void a_folder_in_use_is_named() {
    int port = ServerChild.freePort();
    try (ServerChild first = ServerChild.start(ServerChild.command(folder.path(), port, ""), port);
        ProcessUnderTest second =
            ServerChild.command(folder.path(), ServerChild.freePort(), "").start()) {

      assertThat(second.awaitExit(LIMIT)).isEqualTo(1);

      assertThat(String.join("\n", second.errorLines())).contains(folder.path().toString());
      assertThat(first.process().isAlive()).isTrue();
    }
  }

  @Test
  void a_filter_leaves_no_line_on_standard_error() {
    int port = ServerChild.freePort();
    try (ServerChild server =
        ServerChild.start(ServerChild.command(folder.path(), port, ""), port)) {

      server
          .api()
          .create(
              "/api/v1/sources",
              """
              {"name": "chosen", "provider": "none", "filter": "payload.ok"}
              """);

      assertThat(server.stop()).isZero();
      assertThat(server.process().errorLines()).isEmpty();
    }
  }

  @Test
  void a_server_that_is_made_to_lose_what_it_accepts_says_so_at_its_start() {
    int port = ServerChild.freePort();
    try (ServerChild server =
        ServerChild.start(ServerChild.command(folder.path(), port, "nothing-stored"), port)) {

      assertThat(server.process().outputLines())
          .anyMatch(line -> line.contains("nothing-stored: THIS SERVER LOSES WHAT IT ACCEPTS"));
    }
  }

  @Test
  void without_a_key_the_first_start_makes_one_that_works_and_the_next_start_does_not() {
    int port = ServerChild.freePort();
    JavaCommand command =
        new JavaCommand(
            Main.class.getName(),
            System.getProperty("java.class.path"),
            List.of("--enable-native-access=ALL-UNNAMED"),
            List.of(
                "start", "--port", Integer.toString(port), "--data-dir", folder.path().toString()),
            java.util.Map.of());
    String key;
    try (ServerChild first = ServerChild.start(command, port)) {
      key = first.process().awaitLine("API key\\s+(hk_\\S+)", LIMIT).group(1);
      try (ApiClient api = new ApiClient("http://127.0.0.1:" + port, key)) {
        api.get("/api/v1/sources").expect(200);
      }
      assertThat(first.stop()).isZero();
    }
    try (ServerChild second = ServerChild.start(command, port)) {
      assertThat(second.process().outputLines()).noneMatch(line -> line.contains("hk_"));
      try (ApiClient api = new ApiClient("http://127.0.0.1:" + port, key)) {
        api.get("/api/v1/sources").expect(200);
      }
    }
  }

  @Test
  void what_is_stored_is_readable_by_nobody_else() throws Exception {
    int port = ServerChild.freePort();
    try (ServerChild server =
        ServerChild.start(ServerChild.command(folder.path(), port, ""), port)) {
      server.api().get("/api/v1/endpoints").expect(200);

      for (String name : List.of("hookline.db", "hookline.db-wal", "hookline.db-shm")) {
        assertThat(Files.getPosixFilePermissions(folder.path().resolve(name)))
            .as(name)
            .containsExactlyInAnyOrder(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      }
    }
  }
}
