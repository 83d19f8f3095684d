package dev.hookline.testkit.powercut;

import dev.hookline.testkit.process.CommandResult;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps of the operating system that make sense only together. */
final class Commands {
  private Commands() {}

  /** Runs the commands in order up to the first that fails. */
  static Optional<CommandResult> firstFailure(String[]... commands) {
    return Stream.of(commands)
        .map(CommandResult::of)
        .filter(result -> !result.succeeded())
        .findFirst();
  }
}
