package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.server.command.Main;
import dev.hookline.server.crash.ServerChild;
import dev.hookline.testkit.process.JavaCommand;
import dev.hookline.testkit.process.ProcessUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Commands take the server's settings, and say what is wrong in a line. */
class CommandsSpeakToTheirOperatorTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @AutoClose private final TestFolder folder = TestFolder.create();

  @Test
  void a_backup_is_made_beside_a_running_server_and_a_server_starts_from_it() throws Exception {
    Path restored = Files.createDirectory(folder.path().resolve("restored"));
    Path data = folder.path().resolve("data");
    int port = ServerChild.freePort();
    try (ServerChild server = ServerChild.start(ServerChild.command(data, port, ""), port);
        ProcessUnderTest backup =
            command("backup", restored.resolve("hookline.db").toString())
                .withEnvironment("HOOKLINE_DATA_DIR", data.toString())
                .start()) {
      assertThat(backup.awaitExit(LIMIT)).isZero();
      assertThat(backup.outputLines()).singleElement().asString().contains("KiB in");
      assertThat(server.process().isAlive()).isTrue();
    }
    int other = ServerChild.freePort();
    try (ServerChild server = ServerChild.start(ServerChild.command(restored, other, ""), other)) {
      server.api().get("/api/v1/sources").expect(200);
      assertThat(server.stop()).isZero();
    }
    try (ProcessUnderTest keys =
        command("keys", "list").withEnvironment("HOOKLINE_DATA_DIR", restored.toString()).start()) {
      assertThat(keys.awaitExit(LIMIT)).isZero();
      assertThat(keys.outputLines())
          .singleElement()
          .asString()
          .contains("active   admin    HOOKLINE_API_KEY");
    }
  }

  @Test
  void no_key_is_made_for_a_folder_that_holds_no_database() {
    Path missing = folder.path().resolve("elsewhere");
    assertThat(failure(2, "keys", "create", "rescue", "--data-dir", missing.toString()))
        .contains("There is no hookline.db in " + missing);
    assertThat(missing).doesNotExist();
  }

  @Test
  void a_name_that_would_steer_a_terminal_is_refused() throws Exception {
    Files.writeString(folder.path().resolve("hookline.db"), "never looked at");
    assertThat(failure(2, "keys", "create", "a\u001b[2J", "--data-dir", folder.path().toString()))
        .contains("control characters");
  }

  @Test
  void a_database_that_is_none_is_said_in_a_line() throws Exception {
    Files.writeString(folder.path().resolve("hookline.db"), "not a database".repeat(1_000));
    assertThat(failure(1, "keys", "list", "--data-dir", folder.path().toString()))
        .startsWith("the data folder " + folder.path() + " cannot be used: ")
        .hasLineCount(1);
  }

  @Test
  void native_code_that_cannot_be_unpacked_is_said_in_a_line() throws Exception {
    Path file = Files.writeString(folder.path().resolve("hookline.db"), "never looked at");
    JavaCommand command =
        command("keys", "list", "--data-dir", folder.path().toString())
            .withJvmOptions("-Dorg.sqlite.tmpdir=" + file);
    try (ProcessUnderTest process = command.start()) {
      assertThat(process.awaitExit(LIMIT)).isEqualTo(1);
      assertThat(process.errorLines()).singleElement().asString().contains("noexec");
      assertThat(process.outputLines()).isEmpty();
    }
  }

  @Test
  void a_file_that_is_missing_is_said_in_a_line() {
    assertThat(
            failure(
                1,
                "send",
                "--provider",
                "github",
                "--to",
                "http://127.0.0.1:1/",
                "--secret-file",
                "/no/such"))
        .isEqualTo("there is no /no/such");
  }

  private static String failure(int exitCode, String... arguments) {
    try (ProcessUnderTest process = command(arguments).start()) {
      assertThat(process.awaitExit(LIMIT)).isEqualTo(exitCode);
      return String.join("\n", process.errorLines());
    }
  }

  private static JavaCommand command(String... arguments) {
    return new JavaCommand(
        Main.class.getName(),
        System.getProperty("java.class.path"),
        List.of("--enable-native-access=ALL-UNNAMED"),
        List.of(arguments),
        java.util.Map.of());
  }
}
