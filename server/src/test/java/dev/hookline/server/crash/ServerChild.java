package dev.hookline.server.crash;

import dev.hookline.server.command.Main;
import dev.hookline.server.story.ApiClient;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.process.JavaCommand;
import dev.hookline.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/** The server as a process of its own, started as an operator starts it. */
public final class ServerChild implements AutoCloseable {

  public static final String API_KEY = "hk_test_key_of_the_crash_harness";

  private static final Duration READY_LIMIT = Duration.ofSeconds(30);
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(40);

  private final ProcessUnderTest process;
  private final ApiClient api;
  private final long startedAtNanos;

  private ServerChild(ProcessUnderTest process, ApiClient api, long startedAtNanos) {
    this.process = process;
    this.api = api;
    this.startedAtNanos = startedAtNanos;
  }

  /**
   * The command that starts a server on this folder and port; add to it what a test needs.
   *
   * @param fault what {@code hookline.fault} is set to; empty for none
   */
  public static JavaCommand command(Path folder, int port, String fault) {
    return JavaCommand.main(Main.class)
        .withJvmOptions(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dhookline.fault=" + fault)
        .withArguments(
            "start",
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--data-dir",
            folder.toString(),
            "--api-key",
            API_KEY,
            "--delivery-allow",
            "127.0.0.0/8")
        .withEnvironment("HOOKLINE_LOG_LEVEL", "warn");
  }

  /** Starts it and returns when it is ready. */
  public static ServerChild start(JavaCommand command, int port) {
    long startedAtNanos = System.nanoTime();
    ProcessUnderTest process = command.start();
    process.awaitLine("is ready", READY_LIMIT);
    return new ServerChild(
        process, new ApiClient("http://127.0.0.1:" + port, API_KEY), startedAtNanos);
  }

  /**
   * A free port outside of the range from which the system takes ports for outgoing connections.
   */
  public static int freePort() {
    SplittableRandom random = new SplittableRandom();
    return Await.value(
        "a free port",
        READY_LIMIT,
        () -> {
          int port = random.nextInt(20_000, 32_000);
          try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return java.util.Optional.of(port);
          } catch (IOException taken) {
            return java.util.Optional.empty();
          }
        });
  }

  public ProcessUnderTest process() {
    return process;
  }

  public ApiClient api() {
    return api;
  }

  /** Just before the process was made. */
  long startedAtNanos() {
    return startedAtNanos;
  }

  /** SIGKILL; returns when it is gone. */
  void kill() {
    process.kill();
    api.close();
  }

  /** SIGTERM; returns the exit code. */
  public int stop() {
    process.terminate();
    int exitCode = process.awaitExit(EXIT_LIMIT);
    api.close();
    return exitCode;
  }

  /** Whatever it printed to standard error, for a report. */
  String errors() {
    return String.join("\n", process.errorLines());
  }

  @Override
  public void close() {
    api.close();
    process.close();
  }
}
