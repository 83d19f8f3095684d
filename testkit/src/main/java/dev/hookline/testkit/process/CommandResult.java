package dev.hookline.testkit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a short command of the operating system ended, and all it said. */
public record CommandResult(List<String> command, int exitCode, String output) {
  private static final int NOT_FOUND = 127;

  /**
   * Runs a command to its end; one that cannot be started counts as exit code 127, as in a shell.
   */
  public static CommandResult of(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new CommandResult(List.of(command), process.waitFor(), output);
    } catch (IOException notFound) {
      return new CommandResult(List.of(command), NOT_FOUND, String.valueOf(notFound.getMessage()));
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return new CommandResult(List.of(command), NOT_FOUND, "interrupted");
    }
  }

  public boolean succeeded() {
    return exitCode == 0;
  }

  @Override
  public String toString() {
    return "'%s' exited with %d: %s".formatted(String.join(" ", command), exitCode, output);
  }
}
