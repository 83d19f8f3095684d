package dev.hookline.server.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** SIGTERM, as an update or a shutdown of the machine sends it. */
final class Termination implements Disaster {

  private final Path folder;
  private final List<Integer> exitCodes = new ArrayList<>();
  private Duration longest = Duration.ZERO;

  Termination(Path folder) {
    this.folder = folder;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public long strike(ServerChild server, Books books) {
    long toldAt = System.nanoTime();
    exitCodes.add(server.stop());
    long endedAt = System.nanoTime();
    Duration took = Duration.ofNanos(endedAt - toldAt);
    longest = took.compareTo(longest) > 0 ? took : longest;
    return endedAt;
  }

  List<Integer> exitCodes() {
    return exitCodes;
  }

  /** From the signal to the end. */
  Duration longest() {
    return longest;
  }
}
