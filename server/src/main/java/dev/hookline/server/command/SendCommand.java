package dev.hookline.server.command;

import dev.hookline.server.developer.LocalServer;
import dev.hookline.server.developer.RemoteApi;
import dev.hookline.server.developer.SentSample;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hookline send}: plays a provider. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Send a webhook as a provider would, signed.",
      "",
      "  hookline send --provider stripe invoice.paid --to http://localhost:3000/hooks --secret whsec_...",
      "  hookline send --source src_... push",
      "  hookline send --provider stripe --list",
      "",
      "With --source the server signs with the secret it knows. For a provider that signs with a"
          + " private key (Telnyx, SendGrid, ...) give the key of a pair of your own in"
          + " --secret-file, and its public key to the receiver."
    })
public final class SendCommand implements Callable<Integer> {

  private static final int FAILED = 1;

  @Parameters(
      arity = "0..1",
      paramLabel = "TYPE",
      description = "the type of the event (default: the provider's first sample)")
  private @Nullable String type;

  @Option(names = "--provider", paramLabel = "KEY", description = "such as github or stripe")
  private @Nullable String provider;

  @Option(names = "--to", paramLabel = "URL", description = "the receiver")
  private @Nullable String to;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "a source of a running server, in place of --provider and --to")
  private @Nullable String source;

  @Option(names = "--secret", description = "what the receiver verifies with")
  private @Nullable String secret;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "a file with the secret, or a private key (PEM)")
  private @Nullable Path secretFile;

  @Option(names = "--list", description = "only show the types of which there are samples")
  private boolean list;

  @Mixin private ApiAccess access = new ApiAccess();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (list) {
      return list();
    }
    String key = secretFile == null ? secret : Files.readString(secretFile).strip();
    if (source != null && key == null) {
      return throughServer(source);
    }
    return source == null ? direct(key) : signedHere(source, key);
  }

  private int list() {
    for (Provider known : Providers.all()) {
      List<String> types = Samples.types(known);
      if (!types.isEmpty() && (provider == null || provider.equals(known.key()))) {
        System.out.println(known.key() + ": " + String.join(", ", types));
      }
    }
    return 0;
  }

  private int throughServer(String id) throws IOException, InterruptedException {
    Optional<RemoteApi> api = access.toSource(id);
    if (api.isEmpty()) {
      return StartCommand.WRONG_SETTINGS;
    }
    String path = "/api/v1/sources/" + id + "/test";
    System.out.println(api.get().post(path, type == null ? Map.of() : Map.of("type", type)));
    return 0;
  }

  private int signedHere(String id, @Nullable String key) throws IOException, InterruptedException {
    Optional<RemoteApi> api = access.toSource(id);
    return api.isEmpty()
        ? StartCommand.WRONG_SETTINGS
        : send(SentSample.forSource(api.get().get("/api/v1/sources/" + id), type, key));
  }

  private int direct(@Nullable String key) throws InterruptedException {
    if (provider == null || to == null) {
      return wrong("Give --provider and --to, or --source; see hookline send --help.");
    }
    return send(SentSample.of(provider, Map.of(), to, type, key));
  }

  private int send(SentSample sample) throws InterruptedException {
    return switch (sample) {
      case SentSample.Ready ready -> {
        LocalServer.Reply reply = new LocalServer(ready.url()).send(ready.headers(), ready.body());
        System.out.println("POST " + ready.url() + "  -> " + reply.text());
        yield reply.isSuccess() ? 0 : FAILED;
      }
      case SentSample.Impossible(String why) -> wrong(why);
    };
  }

  private static int wrong(String why) {
    System.err.println(why);
    return StartCommand.WRONG_SETTINGS;
  }
}
