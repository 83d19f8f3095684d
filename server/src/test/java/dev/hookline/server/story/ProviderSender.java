package dev.hookline.server.story;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Providers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs webhooks as a provider does. */
public final class ProviderSender {

  private final Signer signer;

  /**
   * @param provider its key, such as {@code github}
   */
  public ProviderSender(String provider, String secret) {
    Configuration configuration = Providers.find(provider).orElseThrow().configure(null);
    if (!(configuration instanceof Configuration.Ready ready)) {
      throw new IllegalArgumentException(provider + " needs settings");
    }
    signer = ready.scheme().signer(List.of(Secret.of(secret))).orElseThrow();
  }

  /** The headers that prove the body, and its content type. */
  Map<String, String> sign(byte[] body, String id, Instant at) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    for (SignedHeader header : signer.sign(body, id, at.toEpochMilli())) {
      headers.put(header.name(), header.value());
    }
    return headers;
  }

  /** A webhook of GitHub: its signature does not cover id and type. */
  public Map<String, String> github(byte[] body, String id, String type) {
    Map<String, String> headers = sign(body, id, Instant.now());
    headers.put("X-GitHub-Delivery", id);
    headers.put("X-GitHub-Event", type);
    return headers;
  }
}
