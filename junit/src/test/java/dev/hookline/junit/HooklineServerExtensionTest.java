package dev.hookline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.sdk.Task;
import dev.hookline.sdk.client.HooklineClient;
import dev.hookline.sdk.worker.Worker;
import dev.hookline.sdk.worker.WorkerState;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HooklineServerExtensionTest {

  private static final Task<Integer, Integer> DOUBLE =
      Task.of("double", Integer.class, Integer.class).handler((number, run) -> 2 * number);

  private static List<String> standIn() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java, "-cp", System.getProperty("java.class.path"), StandInServer.class.getName());
  }

  @Test
  void a_server_is_started_used_and_ended() throws Exception {
    ServerUnderTest server;
    try (ServerProcess process = ServerProcess.start(standIn())) {
      server = process.server();
      try (HooklineClient client = server.client();
          var worker = server.worker().tasks(DOUBLE).build().start()) {
        assertThat(client.trigger(DOUBLE, 21).await().orElseThrow()).isEqualTo(42);
        assertThat(worker.slots()).isEqualTo(50);
      }
    }
    Worker late = server.worker().tasks(DOUBLE).build().start();
    try (late) {
      assertThat(late.state()).isInstanceOf(WorkerState.Disconnected.class);
    }
  }

  @Test
  void a_program_that_ends_is_told_with_what_it_said() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThatThrownBy(() -> ServerProcess.start(List.of(java, "-version", "-jar")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("did not become ready");
  }

  @Test
  void a_program_that_is_not_there_is_named() {
    assertThatThrownBy(() -> ServerProcess.start(List.of("no-such-hookline")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("hookline.command");
  }
}
