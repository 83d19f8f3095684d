package dev.hookline.server.command;

import dev.hookline.server.Server;
import dev.hookline.server.config.Config;
import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import dev.hookline.server.dev.Training;
import dev.hookline.server.log.Logging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code hookline train}: a short life of a server, from which the build makes the cache that lets
 * the next ones start fast (JEP 514, JEP 515).
 */
@Command(
    name = "train",
    hidden = true,
    mixinStandardHelpOptions = true,
    description =
        "Run a server on itself for a moment; used by the build to make the start-up cache.")
public final class TrainCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hookline-train");
    try {
      Config config = config(folder);
      Logging logging = Logging.configure(config.logFormat(), config.logLevel());
      try (Server server = Server.start(config)) {
        Training.run(server);
      }
      logging.flush();
      return 0;
    } finally {
      delete(folder);
    }
  }

  private static Config config(Path folder) {
    Map<String, String> settings =
        Map.of(
            "HOOKLINE_PORT", "0",
            "HOOKLINE_HOST", "127.0.0.1",
            "HOOKLINE_DATA_DIR", folder.toString(),
            "HOOKLINE_DELIVERY_ALLOW", "127.0.0.0/8",
            "HOOKLINE_DRAIN", "2s");
    return switch (ConfigReader.read(settings)) {
      case ConfigResult.Ready(Config config) -> config;
      case ConfigResult.Wrong(List<String> errors) ->
          throw new IllegalStateException(errors.toString());
    };
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
