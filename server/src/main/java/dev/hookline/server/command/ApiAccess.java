package dev.hookline.server.command;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.server.developer.HttpUrl;
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

  /**
   * The API, to ask about a source; empty without a key, or where something cannot be, which has
   * been said then.
   */
  Optional<RemoteApi> toSource(String id) {
    if (key == null || key.isEmpty() || key.startsWith("${")) {
      System.err.println("Give an API key: HOOKLINE_API_KEY in the environment, or --api-key.");
      return Optional.empty();
    }
    if (HttpUrl.parse(url).isEmpty()) {
      System.err.println("--api-url must be a URL such as http://localhost:8080");
      return Optional.empty();
    }
    if (Id.parse(IdPrefix.SOURCE, id).isEmpty()) {
      System.err.println("--source must be the id of a source: src_...");
      return Optional.empty();
    }
    return Optional.of(new RemoteApi(url, key));
  }
}
