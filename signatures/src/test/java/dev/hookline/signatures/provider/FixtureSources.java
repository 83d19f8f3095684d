package dev.hookline.signatures.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a user would set up a source for the sender of each fixture. */
final class FixtureSources {

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("github", "github"),
          Map.entry("slack", "slack"),
          Map.entry("standard-webhooks", "standard-webhooks"),
          Map.entry("standard-webhooks (asymmetric)", "standard-webhooks"),
          Map.entry("svix", "svix"),
          Map.entry("stripe", "stripe"),
          Map.entry("shopify", "shopify"),
          Map.entry("telnyx", "telnyx"),
          Map.entry("resend", "resend"));

  private FixtureSources() {}

  static Optional<Configuration> configurationOf(SignatureFixture fixture) {
    String provider = fixture.provider();
    if (provider.startsWith("generic") || provider.startsWith("algohire")) {
      return Optional.of(
          Providers.find("hmac").orElseThrow().configure(genericVerification(fixture)));
    }
    return Optional.ofNullable(KEYS.get(provider))
        .flatMap(Providers::find)
        .map(found -> found.configure(null));
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
