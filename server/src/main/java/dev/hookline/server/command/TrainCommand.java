package dev.hookline.server.command;

import dev.hookline.server.Server;
import dev.hookline.server.config.Config;
import dev.hookline.server.dev.Training;
import dev.hookline.server.log.Logging;
import java.io.IOException;
import java.util.concurrent.Callable;
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
    try (PassingFolder folder = PassingFolder.make("hookline-train")) {
      Config config = folder.config();
      Logging logging = Logging.configure(config.logFormat(), config.logLevel());
      try (Server server = Server.start(config)) {
        Training.run(server);
      }
      logging.flush();
      return 0;
    }
  }
}
