package dev.hookline.bench.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server is started.
 *
 * @param command the launcher and its arguments
 * @param parentFolder folder in which each start gets a data folder of its own
 * @param environment variables on top of the ones that every start sets
 * @param patience longest wait until the server is ready
 */
public record Launch(
    List<String> command, Path parentFolder, Map<String, String> environment, Duration patience) {
  private static final String JVM_OPTIONS = "HOOKLINE_JAVA_OPTS";

  /** The same start with one more option of the server's JVM, besides those it has anyway. */
  public Launch withJvmOption(String option) {
    String others =
        environment.getOrDefault(JVM_OPTIONS, System.getenv().getOrDefault(JVM_OPTIONS, ""));
    Map<String, String> more = new HashMap<>(environment);
    more.put(JVM_OPTIONS, (others + " " + option).strip());
    return new Launch(command, parentFolder, Map.copyOf(more), patience);
  }
}
