package dev.hookline.examples.webhook;

import dev.hookline.server.Server;
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

/** A Hookline server that can be stopped, and started again at the same address. */
final class LocalHookline implements AutoCloseable {

  static final String API_KEY = "hk_test_key_of_the_examples";

  private final Path folder;
  private final int port;
  private Server server;
  private boolean running = true;

  LocalHookline() throws IOException {
    folder = Files.createTempDirectory("hookline-example-");
    server = start(0);
    port = server.port();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  void stop() {
    server.close();
    running = false;
  }

  void startAgain() {
    server = start(port);
    running = true;
  }

  private Server start(int listenOn) {
    Map<String, String> settings =
        Map.of(
            "HOOKLINE_HOST",
            "127.0.0.1",
            "HOOKLINE_PORT",
            Integer.toString(listenOn),
            "HOOKLINE_DATA_DIR",
            folder.toString(),
            "HOOKLINE_API_KEY",
            API_KEY,
            "HOOKLINE_DRAIN",
            "2s");
    return switch (ConfigReader.read(settings)) {
      case ConfigResult.Ready(Config config) -> Server.start(config);
      case ConfigResult.Wrong(List<String> errors) -> throw new AssertionError(errors);
    };
  }

  @Override
  public void close() throws IOException {
    if (running) {
      stop();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
