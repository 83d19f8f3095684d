package dev.hookline.server.command;

import dev.hookline.server.Server;
import dev.hookline.server.bench.RunsBenchmark;
import dev.hookline.server.config.Config;
import dev.hookline.server.log.Logging;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hookline bench-runs}: what {@code hookline bench runs} starts to measure in process. */
@Command(
    name = "bench-runs",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Measure runs in process with the server; started by bench.")
public final class BenchRunsCommand implements Callable<Integer> {

  @Option(names = "--seconds", defaultValue = "10", description = "of each measurement")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "5", description = "seconds before the first")
  private int warmUpSeconds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (PassingFolder folder = PassingFolder.make("hookline-bench-runs")) {
      Config config = folder.config();
      Logging logging = Logging.configure(config.logFormat(), config.logLevel());
      try (Server server = Server.start(config)) {
        RunsBenchmark.run(
            server, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds), System.out);
      }
      logging.flush();
      return 0;
    }
  }
}
