package dev.hookline.server.command;

import dev.hookline.server.StartFailure;
import dev.hookline.store.sqlite.FileReason;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed in one line; with {@code HOOKLINE_LOG_LEVEL=debug} also where. */
final class OneLineFailures implements IExecutionExceptionHandler {

  private static final int FAILED = 1;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    System.err.println(
        switch (failure) {
          case StartFailure known -> known.getMessage();
          case IOException known -> FileReason.of(known);
          default -> "The command met a defect, which HOOKLINE_LOG_LEVEL=debug shows: " + failure;
        });
    if ("debug".equalsIgnoreCase(System.getenv("HOOKLINE_LOG_LEVEL"))) {
      failure.printStackTrace();
    }
    return FAILED;
  }
}
