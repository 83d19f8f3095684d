package dev.hookline.server.command;

import dev.hookline.server.config.Config;
import dev.hookline.store.sqlite.FileReason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hookline doctor}: says whether this machine can run a server well. */
public final class DoctorCommand implements Callable<Integer> {

  private static final int SYNCS = 50;
  private static final long FREE_BYTES_MIN = 1L << 30;

  private final CommandSpec spec;
  private boolean healthy = true;

  private DoctorCommand() {
    spec = CommandSpec.wrapWithoutInspection(this).name("doctor").mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description(
            "Check the settings and this machine: JDK, port, data folder, disk. Takes the settings"
                + " of start, and changes nothing.");
    SettingFlags.addTo(spec);
  }

  /** The command with all settings as flags. */
  public static CommandSpec spec() {
    return new DoctorCommand().spec;
  }

  @Override
  public Integer call() {
    Optional<Config> config = StartCommand.config(spec, Map.of());
    if (config.isEmpty()) {
      return StartCommand.WRONG_SETTINGS;
    }
    int processors = Runtime.getRuntime().availableProcessors();
    say(true, "JDK " + Runtime.version() + ", " + processors + " processors");
    checkPort(config.get().host(), config.get().port());
    checkFolder(config.get().dataDir().toAbsolutePath().normalize());
    return healthy ? 0 : 1;
  }

  private void say(boolean good, String what) {
    System.out.println((good ? "ok    " : "WRONG ") + what);
    healthy &= good;
  }

  private void checkPort(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      say(true, "port " + port + " is free");
    } catch (IOException refused) {
      String reason = String.valueOf(refused.getMessage());
      String advice =
          reason.contains("already in use")
              ? "; choose another with --port, or end what listens there"
              : reason.contains("ermission")
                  ? "; choose one above 1023 with --port, or give the process the right to"
                  : "; it is looked for at the address " + host + " of --host";
      say(false, "port " + port + " cannot be listened on: " + reason + advice);
    }
  }

  private void checkFolder(Path folder) {
    try {
      Path tried = Files.exists(folder) ? folder : above(folder);
      double syncMillis = syncMillis(tried);
      long free = Files.getFileStore(tried).getUsableSpace();
      say(
          free >= FREE_BYTES_MIN,
          "data folder %s %s, %,d MiB free%s"
              .formatted(
                  folder,
                  tried.equals(folder) ? "is writable" : "is made at the start",
                  free >> 20,
                  free >= FREE_BYTES_MIN ? "" : "; that is little"));
      say(true, "one synced write takes %.2f ms here".formatted(syncMillis));
    } catch (IOException unusable) {
      say(false, "data folder " + folder + " cannot be written: " + FileReason.of(unusable));
    }
  }

  /** The nearest folder above that is there. */
  private static Path above(Path missing) {
    Path folder = missing;
    while (Files.notExists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static double syncMillis(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "doctor", ".probe");
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
