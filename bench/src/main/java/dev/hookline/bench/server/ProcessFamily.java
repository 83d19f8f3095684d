package dev.hookline.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process and its descendants: a launcher script may have the server as its child. */
final class ProcessFamily {
  private static final long STOP_SECONDS = 10;
  private static final String RESIDENT = "VmRSS:";

  private ProcessFamily() {}

  /** Processor time so far, user and system. */
  static Duration processorTime(ProcessHandle process) {
    return family(process)
        .map(member -> member.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Resident memory in bytes.
   *
   * @throws IOException when neither /proc nor ps tells
   */
  static long residentBytes(ProcessHandle process) throws IOException {
    long kibibytes = 0;
    for (ProcessHandle member : family(process).toList()) {
      kibibytes += residentKibibytes(member.pid());
    }
    return kibibytes * 1024;
  }

  /** Asks all of them to end, and ends those that have not after ten seconds. */
  static void stop(ProcessHandle process) {
    List<ProcessHandle> members = family(process).toList();
    members.forEach(ProcessHandle::destroy);
    for (ProcessHandle member : members) {
      try {
        member.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException stubborn) {
        member.destroyForcibly();
      } catch (InterruptedException inHaste) {
        member.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Stream<ProcessHandle> family(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static long residentKibibytes(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return askPs(pid);
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(RESIDENT)) {
        return Long.parseLong(line.substring(RESIDENT.length()).replace("kB", "").strip());
      }
    }
    return 0;
  }

  private static long askPs(long pid) throws IOException {
    List<String> command = List.of("ps", "-o", "rss=", "-p", Long.toString(pid));
    Process ps = new ProcessBuilder(command).redirectErrorStream(true).start();
    String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      return Long.parseLong(answer);
    } catch (NumberFormatException unknown) {
      throw new IOException("ps does not tell the memory of " + pid + ": " + answer, unknown);
    }
  }
}
