package dev.hookline.server.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hookline doctor}: says whether this machine can run a server well. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check this machine: JDK, data folder, disk, port.")
public final class DoctorCommand implements Callable<Integer> {

  private static final int SYNCS = 50;
  private static final long FREE_BYTES_MIN = 1L << 30;

  @Option(names = "--data-dir", description = "folder to check (default: ./data)")
  private Path dataDir = Path.of("./data");

  @Option(names = "--port", description = "port to check (default: 8080)")
  private int port = 8080;

  private boolean healthy = true;

  @Override
  public Integer call() {
    say(
        true,
        "JDK "
            + Runtime.version()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors");
    checkPort();
    checkFolder();
    return healthy ? 0 : 1;
  }

  private void say(boolean good, String what) {
    System.out.println((good ? "ok    " : "WRONG ") + what);
    healthy &= good;
  }

  private void checkPort() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
      say(true, "port " + port + " is free");
    } catch (IOException taken) {
      say(
          false,
          "port " + port + " is taken; choose another with --port, or end what listens there");
    }
  }

  private void checkFolder() {
    try {
      Files.createDirectories(dataDir);
      long free = Files.getFileStore(dataDir).getUsableSpace();
      say(
          free >= FREE_BYTES_MIN,
          "data folder %s is writable, %,d MiB free".formatted(dataDir, free >> 20));
      say(true, "one synced write takes %.2f ms here".formatted(syncMillis()));
    } catch (IOException unusable) {
      say(false, "data folder " + dataDir + " cannot be written: " + unusable.getMessage());
    }
  }

  private double syncMillis() throws IOException {
    Path probe = Files.createTempFile(dataDir, "doctor", ".probe");
    try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocate(4096);
      long started = System.nanoTime();
      for (int at = 0; at < SYNCS; at++) {
        page.clear();
        channel.write(page);
        channel.force(false);
      }
      return (System.nanoTime() - started) / 1e6 / SYNCS;
    } finally {
      Files.delete(probe);
    }
  }
}
