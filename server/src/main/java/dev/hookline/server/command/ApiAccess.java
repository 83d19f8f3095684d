package dev.hookline.server.command;

import dev.hookline.server.developer.RemoteApi;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags with which a command finds a running server. */
final class ApiAccess {

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      description = "the server (default: ${DEFAULT-VALUE})",
      defaultValue = "http://localhost:8080")
  private String url = "";

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description = "a key of its API; better given as HOOKLINE_API_KEY in the environment",
      defaultValue = "${env:HOOKLINE_API_KEY}")
  private String key = "";

  /** Empty without a key. */
  Optional<RemoteApi> api() {
    return key == null || key.isEmpty() || key.startsWith("${")
        ? Optional.empty()
        : Optional.of(new RemoteApi(url, key));
  }
}
