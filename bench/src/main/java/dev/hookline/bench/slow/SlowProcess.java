package dev.hookline.bench.slow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A {@link SlowClient} in a process of its own; it ends with this one at the latest. */
public final class SlowProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private SlowProcess(Process process) {
    this.process = process;
    this.said = process.inputReader(StandardCharsets.US_ASCII);
  }

  /**
   * Returns when all connections are open.
   *
   * @throws IOException when the process cannot be started, or not open all of them
   */
  public static SlowProcess start(InetSocketAddress server, int connections) throws IOException {
    // A small compiler and collector: what this process takes is missing on both sides.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            SlowClient.class.getName(),
            Integer.toString(server.getPort()),
            Integer.toString(connections));
    SlowProcess slow =
        new SlowProcess(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    String first = slow.said.readLine();
    if (!SlowClient.OPEN.equals(first)) {
      slow.close();
      throw new IOException("the slow connections could not be opened: " + first);
    }
    return slow;
  }

  /** Ends all of them. Returns how many the server had ended. */
  public long end() throws IOException {
    process.getOutputStream().close();
    String cut = said.readLine();
    if (cut == null) {
      throw new IOException("the slow connections broke off");
    }
    return Long.parseLong(cut);
  }

  @Override
  public void close() {
    try {
      said.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      process.destroy();
    }
  }
}
