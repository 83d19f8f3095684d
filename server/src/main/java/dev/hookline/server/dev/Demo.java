package dev.hookline.server.dev;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.event.Headers;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.job.RetryPolicy;
import dev.hookline.server.Server;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A source as GitHub would use it, an endpoint, and a receiver: enough to see a webhook travel. */
public final class Demo {

  private static final String TOKEN = "demo";
  private static final String SOURCE_SECRET = "demo-secret-not-for-production";
  private static final String ENDPOINT_SECRET = "whsec_ZGVtby1zZWNyZXQtbm90LWZvci1wcm9kdWN0aW9u";
  private static final String ENDPOINT_NAME = "the receiver of hookline dev";
  private static final String BODY =
      "{\"zen\":\"Keep it logically awesome.\",\"ref\":\"refs/heads/main\"}";

  private Demo() {}

  /**
   * Puts source, endpoint and receiver in place; those of an earlier start are used again.
   *
   * @return what to say in the banner
   */
  public static List<String> prepare(Server server) {
    int receiverPort = new DemoReceiver(ENDPOINT_SECRET, System.out).start(server.vertx()).await();
    Instant now = Instant.now();
    addSource(server, now);
    addEndpoint(server, "http://127.0.0.1:" + receiverPort + "/", now);
    return List.of(
        "Send a signed GitHub webhook, and watch it arrive below:\n\n" + curl(server.url()),
        "A copy of it is delivered, signed, to a receiver that prints what it gets.",
        "Run the built-in task:\n\n" + trigger(server));
  }

  private static void addSource(Server server, Instant now) {
    if (server.sources().byToken(TOKEN) != null) {
      return;
    }
    IdGenerator ids = server.ids();
    server
        .sources()
        .add(
            new Source(
                ids.next(),
                server.project(),
                "demo",
                TOKEN,
                "github",
                null,
                List.of(new SourceSecret(SOURCE_SECRET, null)),
                true,
                now,
                null));
  }

  private static void addEndpoint(Server server, String url, Instant now) {
    List<Endpoint> known =
        server.endpoints().of(server.project()).stream()
            .filter(endpoint -> ENDPOINT_NAME.equals(endpoint.description()))
            .toList();
    Endpoint endpoint =
        new Endpoint(
            known.isEmpty() ? server.ids().next() : known.getFirst().id(),
            server.project(),
            url,
            ENDPOINT_NAME,
            List.of("*"),
            List.of(),
            null,
            Headers.NONE,
            SignatureSettings.STANDARD,
            List.of(new EndpointSecret(ENDPOINT_SECRET, null)),
            RetryPolicy.STANDARD,
            Endpoint.TIMEOUT_STANDARD,
            null,
            Endpoint.CONCURRENCY_STANDARD,
            true,
            null,
            now);
    server.endpoints().add(endpoint);
  }

  private static String trigger(Server server) {
    return "curl -s "
        + server.url()
        + "/api/v1/tasks/hello-world/trigger \\\n"
        + "  -H 'Authorization: Bearer "
        + server.newKey().orElse("your API key")
        + "' -H 'Content-Type: application/json' \\\n"
        + "  -d '{\"payload\": {\"name\": \"Ada\"}}'\n";
  }

  private static String curl(String url) {
    Provider github = Providers.find("github").orElseThrow();
    if (!(github.configure(null) instanceof Configuration.Ready ready)) {
      throw new IllegalStateException("the provider github needs no settings");
    }
    Signer signer = ready.scheme().signer(List.of(Secret.of(SOURCE_SECRET))).orElseThrow();
    List<SignedHeader> signature =
        signer.sign(BODY.getBytes(StandardCharsets.UTF_8), "demo", System.currentTimeMillis());
    String headers =
        signature.stream()
            .map(header -> "  -H '" + header.name() + ": " + header.value() + "' \\\n")
            .collect(Collectors.joining());
    return "curl -i "
        + url
        + "/in/"
        + TOKEN
        + " \\\n"
        + headers
        + "  -H 'X-GitHub-Event: push' -H \"X-GitHub-Delivery: demo-$(date +%s)\" \\\n"
        + "  -H 'Content-Type: application/json' \\\n"
        + "  -d '"
        + BODY
        + "'\n";
  }
}
