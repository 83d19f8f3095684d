package dev.hookline.junit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, with a data directory that is deleted with it. */
final class ServerProcess implements AutoCloseable {

  private static final String API_KEY = "hk_test_key_of_the_server_under_test";
  private static final Pattern READY = Pattern.compile("\\s*API\\s+(http\\S+)/api/v1\\s*");
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final Process process;
  private final Path data;
  private final ServerUnderTest server;

  private ServerProcess(Process process, Path data, ServerUnderTest server) {
    this.process = process;
    this.data = data;
    this.server = server;
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param command the program and its first arguments
   * @throws IllegalStateException when it does not become ready
   */
  static ServerProcess start(List<String> command) {
    try {
      Path data = Files.createTempDirectory("hookline-test");
      var words = new ArrayList<>(command);
      words.add("start");
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().put("HOOKLINE_PORT", "0");
      builder.environment().put("HOOKLINE_DATA_DIR", data.toString());
      builder.environment().put("HOOKLINE_API_KEY", API_KEY);
      Process process = builder.start();
      return new ServerProcess(process, data, new ServerUnderTest(awaitUrl(process), API_KEY));
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "the server cannot be started by "
              + command
              + "; name it by the system property hookline.command",
          failure);
    }
  }

  private static String awaitUrl(Process process) {
    var url = new CompletableFuture<String>();
    var output = new CopyOnWriteArrayList<String>();
    Thread.ofVirtual().name("hookline-server-output").start(() -> follow(process, url, output));
    try {
      return url.get(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "the server did not become ready:\n" + String.join("\n", output), failure);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Reads to the end, so that the server is never held up by a full pipe. */
  private static void follow(Process process, CompletableFuture<String> url, List<String> output) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
          url.complete(ready.group(1));
        }
        if (!url.isDone()) {
          output.add(line);
        }
      }
      url.completeExceptionally(new IllegalStateException("the server has ended"));
    } catch (IOException broken) {
      url.completeExceptionally(broken);
    }
  }

  ServerUnderTest server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
