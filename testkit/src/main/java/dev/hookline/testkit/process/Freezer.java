package dev.hookline.testkit.process;

import dev.hookline.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Stops and continues processes by signal. Linux only: it reads thread states from /proc. */
public final class Freezer {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Freezer() {}

  /**
   * Sends SIGSTOP to a process and its descendants and returns once no thread of theirs runs, so
   * that no system call such as fsync is under way any more.
   *
   * @throws AssertionError when a thread still runs after 30 s
   */
  public static void freeze(ProcessHandle process) {
    everyProcess(process).forEach(each -> signal("STOP", each));
    Await.until(
        "process " + process.pid() + " and its descendants stand still",
        LIMIT,
        () -> everyProcess(process).stream().allMatch(Freezer::standsStill));
  }

  /** Sends SIGCONT to a process and its descendants. */
  public static void thaw(ProcessHandle process) {
    everyProcess(process).forEach(each -> signal("CONT", each));
  }

  private static List<ProcessHandle> everyProcess(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  private static void signal(String signal, ProcessHandle process) {
    CommandResult result = CommandResult.of("kill", "-" + signal, Long.toString(process.pid()));
    if (!result.succeeded() && process.isAlive()) {
      throw new IllegalStateException(result.toString());
    }
  }

  private static boolean standsStill(ProcessHandle process) {
    try (Stream<Path> threads =
        Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      return threads.allMatch(Freezer::isStopped);
    } catch (NoSuchFileException gone) {
      return true;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The state letter follows the name in brackets (proc_pid_stat(5)). */
  private static boolean isStopped(Path thread) {
    try {
      String status = Files.readString(thread.resolve("stat"));
      char state = status.charAt(status.lastIndexOf(')') + 2);
      return switch (state) {
        case 'T', 'Z', 'X' -> true;
        default -> false;
      };
    } catch (IOException gone) {
      return true;
    }
  }
}
