package dev.hookline.examples.mail;

import dev.hookline.server.Server;
import dev.hookline.server.config.Config;
import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A Hookline server on a free port. */
final class LocalHookline implements AutoCloseable {

  static final String API_KEY = "hk_test_key_of_the_examples";

  private final Folder folder = Folder.create();
  private final Server server;

  LocalHookline() throws IOException {
    Map<String, String> settings =
        Map.of(
            "HOOKLINE_HOST", "127.0.0.1",
            "HOOKLINE_PORT", "0",
            "HOOKLINE_DATA_DIR", folder.path().toString(),
            "HOOKLINE_API_KEY", API_KEY,
            "HOOKLINE_DRAIN", "2s");
    server =
        switch (ConfigReader.read(settings)) {
          case ConfigResult.Ready(Config config) -> Server.start(config);
          case ConfigResult.Wrong(List<String> errors) -> throw new AssertionError(errors);
        };
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  @Override
  public void close() throws IOException {
    server.close();
    folder.close();
  }
}
