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
          Adyen.PROVIDER,
          AdyenPlatform.PROVIDER,
          Bitbucket.PROVIDER,
          Box.PROVIDER,
          Calendly.PROVIDER,
          Clerk.PROVIDER,
          CloudflareStream.PROVIDER,
          CoinbaseCdp.PROVIDER,
          CoinbaseCommerce.PROVIDER,
          Discord.PROVIDER,
          DocuSign.PROVIDER,
          Dropbox.PROVIDER,
          GitLab.PROVIDER,
          GoCardless.PROVIDER,
          HubSpot.PROVIDER,
          HubSpotV1.PROVIDER,
          HubSpotV2.PROVIDER,
          Intercom.PROVIDER,
          Jira.PROVIDER,
          LemonSqueezy.PROVIDER,
          Line.PROVIDER,
          Linear.PROVIDER,
          Mailgun.PROVIDER,
          Mandrill.PROVIDER,
          MessageBird.PROVIDER,
          Meta.PROVIDER,
          Mux.PROVIDER,
          Notion.PROVIDER,
          Okta.PROVIDER,
          OpenAi.PROVIDER,
          Paddle.PROVIDER,
          PagerDuty.PROVIDER,
          PayPal.PROVIDER,
          Paystack.PROVIDER,
          Plaid.PROVIDER,
          Pusher.PROVIDER,
          Razorpay.PROVIDER,
          SendGrid.PROVIDER,
          Sinch.PROVIDER,
          Square.PROVIDER,
          Trello.PROVIDER,
          Twilio.PROVIDER,
          Twitch.PROVIDER,
          Typeform.PROVIDER,
          Vercel.PROVIDER,
          WooCommerce.PROVIDER,
          WorkOs.PROVIDER,
          X.PROVIDER,
          Xero.PROVIDER,
          Zendesk.PROVIDER,
          Zoom.PROVIDER,
          AmazonSns.PROVIDER,
          Asana.PROVIDER,
          AzureEventGrid.PROVIDER,
          CloudEventsProvider.PROVIDER,
          Ebay.PROVIDER,
          Mailchimp.PROVIDER,
          MicrosoftGraph.PROVIDER,
          Monday.PROVIDER,
          Strava.PROVIDER,
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
