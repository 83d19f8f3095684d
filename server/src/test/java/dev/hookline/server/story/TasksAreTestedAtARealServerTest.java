package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.junit.HooklineServer;
import dev.hookline.junit.ServerUnderTest;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.client.HooklineClient;
import dev.hookline.sdk.worker.Worker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code @HooklineServer} starts the server that this build makes, for the tests of an application.
 */
@ExtendWith(ServerCommand.class)
@HooklineServer
class TasksAreTestedAtARealServerTest {

  private static final Task<String, String> GREET =
      Task.of("greet", String.class, String.class)
          .handler((name, run) -> run.step("greeting", String.class, () -> "Hello, " + name + "!"));

  @Test
  void a_task_is_executed_at_the_server_of_the_tests(HooklineClient client, ServerUnderTest server)
      throws Exception {
    try (Worker _ = server.worker().tasks(GREET).build().start()) {
      assertThat(client.trigger(GREET, "Ada").await(Duration.ofSeconds(30)).orElseThrow())
          .isEqualTo("Hello, Ada!");
    }
  }

  @Test
  void all_tests_have_the_same_server(ServerUnderTest server, HooklineClient client) {
    assertThat(server.url()).startsWith("http://localhost:");
    assertThat(client.schedules().list(null).data()).isEmpty();
  }
}
