package dev.hookline.testkit.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A running child JVM. Every failure message carries the end of what the child printed. */
public final class ProcessUnderTest implements AutoCloseable {
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration LAST_WORDS_LIMIT = Duration.ofSeconds(1);
  private static final int LINES_SHOWN = 40;

  private final String name;
  private final Process process;
  private final OutputLines output;
  private final OutputLines errors;
  private final Thread killer;

  ProcessUnderTest(String name, Process process) {
    this.name = name;
    this.process = process;
    this.output = OutputLines.of(process.getInputStream(), "output of " + name);
    this.errors = OutputLines.of(process.getErrorStream(), "errors of " + name);
    this.killer = new Thread(process.toHandle()::destroyForcibly, "killer of " + name);
    Runtime.getRuntime().addShutdownHook(killer);
  }

  /**
   * The child as a handle. All signals go through it, because {@link Process#destroy} would also
   * close the streams and lose the child's last words.
   */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The lines of standard output so far. */
  public List<String> outputLines() {
    return output.all();
  }

  /** The lines of standard error so far. */
  public List<String> errorLines() {
    return errors.all();
  }

  /**
   * Waits for the first line of standard output, from the start on, in which {@code pattern} is
   * found, and returns the match with its groups.
   *
   * @throws AssertionError when the child ends or {@code limit} passes without such a line
   */
  public MatchResult awaitLine(String pattern, Duration limit) {
    try {
      Optional<MatchResult> match = output.await(Pattern.compile(pattern), limit);
      if (match.isEmpty()) {
        errors.awaitEnd(LAST_WORDS_LIMIT); // of a child that has ended, they may not be read yet
      }
      return match.orElseThrow(() -> failure("printed no line with /" + pattern + "/", limit));
    } catch (InterruptedException interruption) {
      throw interrupted(interruption);
    }
  }

  /**
   * Waits until the child has ended by itself and returns its exit code.
   *
   * @throws AssertionError when it still runs after {@code limit}
   */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failure("did not exit", limit);
      }
      output.awaitEnd(limit);
      errors.awaitEnd(limit);
      return process.exitValue();
    } catch (InterruptedException interruption) {
      throw interrupted(interruption);
    }
  }

  /** Asks the child to end (SIGTERM) and does not wait. */
  public void terminate() {
    handle().destroy();
  }

  /** Kills the child (SIGKILL) and waits until it is gone. */
  public void kill() {
    handle().destroyForcibly();
    awaitExit(KILL_LIMIT);
  }

  /** Freezes the child (SIGSTOP) and returns once none of its threads runs. Linux only. */
  public void freeze() {
    Freezer.freeze(handle());
  }

  /** Lets a frozen child go on (SIGCONT). */
  public void thaw() {
    Freezer.thaw(handle());
  }

  /** Kills the child if it is still there. */
  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running or about to: the child is dead either way.
    }
  }

  /** The end of both output streams, for failure messages. */
  public String logs() {
    return "--- output\n" + tail(output.all()) + "\n--- errors\n" + tail(errors.all());
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }

  private AssertionError failure(String what, Duration limit) {
    String state = process.isAlive() ? "runs" : "exited with " + process.exitValue();
    return new AssertionError(
        "%s (pid %d, %s) %s within %d ms%n%s"
            .formatted(name, pid(), state, what, limit.toMillis(), logs()));
  }

  private AssertionError interrupted(InterruptedException interruption) {
    Thread.currentThread().interrupt();
    return new AssertionError("interrupted while waiting for " + name, interruption);
  }
}
