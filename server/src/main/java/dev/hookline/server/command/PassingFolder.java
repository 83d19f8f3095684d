package dev.hookline.server.command;

import dev.hookline.server.config.Config;
import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A data folder for a server that lives for a moment, gone with {@link #close}. */
record PassingFolder(Path path) implements AutoCloseable {

  static PassingFolder make(String name) throws IOException {
    return new PassingFolder(Files.createTempDirectory(name));
  }

  /** Settings of a server that only this machine sees. */
  Config config() {
    Map<String, String> settings =
        Map.of(
            "HOOKLINE_PORT", "0",
            "HOOKLINE_HOST", "127.0.0.1",
            "HOOKLINE_DATA_DIR", path.toString(),
            "HOOKLINE_DELIVERY_ALLOW", "127.0.0.0/8",
            "HOOKLINE_LOG_LEVEL", "warn",
            "HOOKLINE_DRAIN", "2s");
    return switch (ConfigReader.read(settings)) {
      case ConfigResult.Ready(Config config) -> config;
      case ConfigResult.Wrong(List<String> errors) ->
          throw new IllegalStateException(errors.toString());
    };
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
