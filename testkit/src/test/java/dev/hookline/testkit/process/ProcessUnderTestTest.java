package dev.hookline.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessUnderTestTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int SIGKILL_EXIT = 128 + 9;
  private static final int SIGTERM_EXIT = 128 + 15;

  private final JavaCommand command =
      JavaCommand.main(TalkingChild.class).withJvmOptions("-Xmx32m", "-XX:TieredStopAtLevel=1");

  @Test
  void a_child_gets_its_arguments_environment_and_properties() {
    JavaCommand exiting =
        command
            .withArguments("exit")
            .withEnvironment("TALK", "from the environment")
            .withJvmOptions("-Dtalk=from a property");
    try (ProcessUnderTest child = exiting.start()) {
      assertThat(child.awaitExit(LIMIT)).isEqualTo(7);
      assertThat(child.outputLines())
          .containsExactly(
              "argument exit", "variable from the environment", "property from a property");
      assertThat(child.errorLines()).contains("this went wrong");
    }
  }

  @Test
  void a_line_can_be_awaited_and_read() {
    try (ProcessUnderTest child = command.withArguments("stay").start()) {
      assertThat(child.awaitLine("on port (\\d+)", LIMIT).group(1)).isEqualTo("4711");
    }
  }

  @Test
  void a_child_that_ends_before_the_line_fails_at_once_with_its_logs() {
    try (ProcessUnderTest child = command.withArguments("exit").start()) {
      assertThatThrownBy(() -> child.awaitLine("never printed", Duration.ofHours(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("printed no line with /never printed/")
          .hasMessageContaining("argument exit")
          .hasMessageContaining("this went wrong");
    }
  }

  @Test
  void sigkill_leaves_the_child_no_last_word() {
    try (ProcessUnderTest child = command.withArguments("stay").start()) {
      child.awaitLine("listening", LIMIT);
      child.kill();
      assertThat(child.awaitExit(LIMIT)).isEqualTo(SIGKILL_EXIT);
      assertThat(child.outputLines()).doesNotContain("orderly end");
    }
  }

  @Test
  void sigterm_lets_the_child_end_in_order() {
    try (ProcessUnderTest child = command.withArguments("stay").start()) {
      child.awaitLine("listening", LIMIT);
      child.terminate();
      assertThat(child.awaitExit(LIMIT)).isEqualTo(SIGTERM_EXIT);
      assertThat(child.outputLines()).endsWith("orderly end");
    }
  }

  @Test
  void a_frozen_child_ignores_sigterm_until_it_thaws() {
    try (ProcessUnderTest child = command.withArguments("stay").start()) {
      child.awaitLine("listening", LIMIT);
      child.freeze();
      child.terminate();
      assertThatThrownBy(() -> child.awaitExit(Duration.ofMillis(200)))
          .hasMessageContaining("runs) did not exit");
      child.thaw();
      assertThat(child.awaitExit(LIMIT)).isEqualTo(SIGTERM_EXIT);
    }
  }

  @Test
  void closing_kills_a_child_that_is_still_there() {
    ProcessUnderTest child = command.withArguments("stay").start();
    child.awaitLine("listening", LIMIT);
    child.close();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void a_command_that_does_not_exist_has_an_exit_code_too() {
    CommandResult result = CommandResult.of("no-such-command-anywhere");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.exitCode()).isEqualTo(127);
  }
}
