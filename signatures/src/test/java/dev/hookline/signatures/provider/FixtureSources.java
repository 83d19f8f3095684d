package dev.hookline.signatures.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** How a user would set up a source for the sender of each fixture. */
final class FixtureSources {

  /** Where the name in the fixture is not the key of the provider. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("standard-webhooks (asymmetric)", "standard-webhooks"),
          Map.entry("bitbucket / jira", "bitbucket"),
          Map.entry("gitlab (signing token, 19.0+)", "gitlab"),
          Map.entry("hubspot hubspot-v2", "hubspot-v2"),
          Map.entry("adyen adyen-header", "adyen-platform"),
          Map.entry("x (twitter)", "x"),
          Map.entry("mandrill (mailchimp transactional)", "mandrill"));

  private FixtureSources() {}

  static Configuration configurationOf(SignatureFixture fixture) {
    String provider = fixture.provider();
    if (provider.startsWith("generic") || provider.startsWith("algohire")) {
      return configure("hmac", genericVerification(fixture));
    }
    String webhookId = fixture.text("webhook_id");
    String withScheme = provider + " " + fixture.scheme();
    String key = KEYS.getOrDefault(withScheme, KEYS.getOrDefault(provider, provider));
    return configure(key, webhookId == null ? Map.of() : Map.of("webhook_id", webhookId));
  }

  private static Configuration configure(String key, Map<String, ?> verification) {
    return Providers.find(key)
        .orElseThrow(() -> new AssertionError("no provider " + key))
        .configure(verification);
  }

  private static Map<String, ?> genericVerification(SignatureFixture fixture) {
    String scheme = fixture.scheme();
    String hash = scheme.replace("hub-", "").replace("hmac-", "").replaceFirst("-.*", "");
    var signature = new LinkedHashMap<String, Object>();
    signature.put("header", Objects.requireNonNull(fixture.text("signature_header")));
    signature.put("encoding", scheme.endsWith("hex") ? "hex" : "base64");
    if (scheme.startsWith("hub-")) {
      signature.put("prefix", hash + "=");
    }
    return Map.of("hash", hash, "signed", "{body}", "signature", signature);
  }
}
