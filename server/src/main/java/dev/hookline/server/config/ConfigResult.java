package dev.hookline.server.config;

import java.util.List;

/** What reading the settings gave. */
public sealed interface ConfigResult {

  record Ready(Config config) implements ConfigResult {}

  /** Everything that is wrong, a line each. */
  record Wrong(List<String> errors) implements ConfigResult {
    public Wrong {
      errors = List.copyOf(errors);
    }
  }
}
