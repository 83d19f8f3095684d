package dev.hookline.server.command;

import dev.hookline.server.developer.EventForwarder;
import dev.hookline.server.developer.HttpUrl;
import dev.hookline.server.developer.LocalServer;
import dev.hookline.server.developer.RefusedCall;
import dev.hookline.server.developer.RemoteApi;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hookline listen}: brings the events of a source to a developer's machine. */
@Command(
    name = "listen",
    mixinStandardHelpOptions = true,
    description =
        "Forward what a source receives to a server on this machine, each event with the headers"
            + " and bytes with which it came, and print what was answered. Goes on where it was"
            + " when the connection breaks. Ends with Ctrl-C.")
public final class ListenCommand implements Callable<Integer> {

  @Option(
      names = "--source",
      required = true,
      paramLabel = "ID",
      description = "the source: src_...")
  private String source = "";

  @Option(
      names = "--forward-to",
      required = true,
      paramLabel = "URL",
      description = "where to send events, such as http://localhost:3000/webhooks")
  private String target = "";

  @Mixin private ApiAccess access = new ApiAccess();

  @Override
  public Integer call() throws InterruptedException {
    Optional<RemoteApi> api = access.toSource(source);
    if (api.isEmpty()) {
      return StartCommand.WRONG_SETTINGS;
    }
    Optional<URI> url = HttpUrl.parse(target);
    if (url.isEmpty()) {
      System.err.println("--forward-to must be a URL such as http://localhost:3000/webhooks");
      return StartCommand.WRONG_SETTINGS;
    }
    try {
      new EventForwarder(api.get(), source, new LocalServer(url.get()), System.out).run();
      return 0;
    } catch (RefusedCall refused) {
      System.err.println(refused.getMessage());
      return 1;
    }
  }
}
