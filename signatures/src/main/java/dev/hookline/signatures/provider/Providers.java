package dev.hookline.signatures.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue of providers. */
public final class Providers {

  private static final List<Provider> ALL =
      List.of(
          Github.PROVIDER,
          Stripe.PROVIDER,
          StandardWebhooksProvider.PROVIDER,
          Svix.PROVIDER,
          Resend.PROVIDER,
          Telnyx.PROVIDER,
          Slack.PROVIDER,
          Shopify.PROVIDER,
          GenericHmac.PROVIDER,
          GenericEd25519.PROVIDER,
          Basic.PROVIDER,
          ApiKey.PROVIDER,
          None.PROVIDER);

  private static final Map<String, Provider> BY_KEY = byKey();

  private Providers() {}

  /** Every provider, in the order in which they are shown. */
  public static List<Provider> all() {
    return ALL;
  }

  /** The provider with this key. */
  public static Optional<Provider> find(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  private static Map<String, Provider> byKey() {
    var providers = new LinkedHashMap<String, Provider>();
    for (Provider provider : ALL) {
      if (providers.put(provider.key(), provider) != null) {
        throw new IllegalStateException("two providers with the key " + provider.key());
      }
    }
    return Map.copyOf(providers);
  }
}
