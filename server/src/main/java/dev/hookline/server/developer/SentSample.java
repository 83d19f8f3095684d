package dev.hookline.server.developer;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.sample.SampleMessage;
import dev.hookline.signatures.sample.Samples;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sample that was signed here, or why there is none. */
public sealed interface SentSample {

  /** Ready to be sent. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Ready(URI url, Map<String, String> headers, byte[] body) implements SentSample {}

  /** Something is missing or wrong. */
  record Impossible(String why) implements SentSample {}

  /**
   * For a receiver of one's own.
   *
   * @param verification the settings of a provider that needs some
   * @param type null for the provider's first sample
   * @param secret null for a provider without
   */
  static SentSample of(
      String providerKey,
      Map<String, Object> verification,
      String url,
      @Nullable String type,
      @Nullable String secret) {
    Provider provider = Providers.find(providerKey).orElse(null);
    if (provider == null) {
      return new Impossible("There is no provider " + providerKey + ".");
    }
    if (!(provider.configure(verification) instanceof Configuration.Ready ready)) {
      return new Impossible(provider.label() + " needs settings; send through a source.");
    }
    if (secret == null && !provider.secretHint().isEmpty()) {
      return new Impossible("Give --secret or --secret-file: " + provider.secretHint() + ".");
    }
    List<Secret> secrets = secret == null ? List.of() : List.of(Secret.of(secret));
    URI address = HttpUrl.parse(url).orElse(null);
    if (address == null) {
      return new Impossible("The receiver must be a URL such as http://localhost:3000/hooks.");
    }
    try {
      String id = "sample_" + UUID.randomUUID();
      return Samples.signed(provider, ready, secrets, url, type, id, System.currentTimeMillis())
          .map(sample -> ready(address, sample))
          .orElseGet(() ->
              new Impossible(
                  "This cannot sign for "
                      + provider.label()
                      + "; it takes the private key of a pair."));
    } catch (IllegalArgumentException lacksSomething) {
      return new Impossible("The sample cannot be signed: " + lacksSomething.getMessage());
    }
  }

  /** For a source as the API shows it. */
  static SentSample forSource(JsonNode source, @Nullable String type, @Nullable String secret) {
    Map<String, Object> verification =
        source.path("verification").isObject()
            ? JsonMapper.shared()
                .convertValue(source.path("verification"), new TypeReference<>() {})
            : Map.of();
    return of(
        source.path("provider").asString(),
        verification,
        source.path("url").asString(),
        type,
        secret);
  }

  private static SentSample ready(URI url, SampleMessage sample) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (SignedHeader header : sample.headers()) {
      headers.put(header.name(), header.value());
    }
    return new Ready(url, headers, sample.body());
  }
}
