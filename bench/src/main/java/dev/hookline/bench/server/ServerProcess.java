package dev.hookline.bench.server;

import dev.hookline.bench.timing.Wait;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One running server with an empty data folder, which is gone after {@link #close()}. */
public final class ServerProcess implements AutoCloseable {
  /** The first API key of every server that is started here. */
  static final String API_KEY = "hk_benchBenchBenchBenchBenchBench0000";

  private static final Duration POLL = Duration.ofMillis(5);
  private static final int LOG_TAIL_LINES = 20;

  private final Process process;
  private final Path folder;
  private final int port;
  private final Thread stopOnExit;
  private Duration untilReady = Duration.ZERO;

  private ServerProcess(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    this.stopOnExit = Thread.ofPlatform().unstarted(this::remove);
    Runtime.getRuntime().addShutdownHook(stopOnExit);
  }

  /**
   * Starts a server and waits until it says that it is ready.
   *
   * @throws IOException when the command cannot be run, or the server is not ready in time; the
   *     message ends with the last lines that it printed
   */
  public static ServerProcess start(Launch launch) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(launch.parentFolder(), "hookline-bench-");
    int port = freePort();
    File log = folder.resolve("server.log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(launch.command()).redirectErrorStream(true).redirectOutput(log);
    Map<String, String> environment = builder.environment();
    environment.put("HOOKLINE_HOST", "127.0.0.1");
    environment.put("HOOKLINE_PORT", Integer.toString(port));
    environment.put("HOOKLINE_DATA_DIR", folder.resolve("data").toString());
    environment.put("HOOKLINE_API_KEY", API_KEY);
    environment.put("HOOKLINE_DELIVERY_ALLOW", "127.0.0.0/8");
    environment.putAll(launch.environment());
    long startedNanos = System.nanoTime();
    ServerProcess server = new ServerProcess(launched(builder, folder), folder, port);
    Wait.until(
        () -> !server.process.isAlive() || ReadyProbe.answers(port), launch.patience(), POLL);
    server.untilReady = Duration.ofNanos(System.nanoTime() - startedNanos);
    if (!ReadyProbe.answers(port)) {
      String tail = server.logTail();
      server.close();
      throw new IOException(
          "the server was not ready after %d ms:%n%s"
              .formatted(server.untilReady.toMillis(), tail));
    }
    return server;
  }

  /** From the start of the process to its first "ready", to about five milliseconds. */
  public Duration untilReady() {
    return untilReady;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** The value of a Host header for this server. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /** Its API, with a key that may do everything. */
  public ServerApi api() {
    return new ServerApi("http://" + host(), API_KEY);
  }

  /** A key that may publish. */
  public String apiKey() {
    return API_KEY;
  }

  public long residentBytes() throws IOException {
    return ProcessFamily.residentBytes(process.toHandle());
  }

  public Duration processorTime() {
    return ProcessFamily.processorTime(process.toHandle());
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(stopOnExit);
    } catch (IllegalStateException shuttingDown) {
      // Then the hook does the same once more and finds nothing left.
    }
  }

  private void remove() {
    ProcessFamily.stop(process.toHandle());
    DataFolder.delete(folder);
  }

  private String logTail() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("server.log"));
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
  }

  private static Process launched(ProcessBuilder builder, Path folder) throws IOException {
    try {
      return builder.start();
    } catch (IOException notThere) {
      DataFolder.delete(folder);
      throw notThere;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
