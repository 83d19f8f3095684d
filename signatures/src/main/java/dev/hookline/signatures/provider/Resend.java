package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import java.util.Map;

/**
 * Resend signs as Standard Webhooks do, under header names with {@code svix}. Source: the page
 * about verifying webhooks of the Resend documentation.
 */
final class Resend {

  static final Provider PROVIDER =
      Provider.of(
              "resend",
              "Resend",
              "https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests",
              SvixNames.SCHEME)
          .event(SvixNames.ID.withType(body("/type")))
          .secret("The signing secret of the webhook, whsec_...")
          .retries("Wants 2xx within 15 s; retries after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h")
          .example(
              Map.of(
                  "svix-id", "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
                  "svix-timestamp", "1700000000",
                  "svix-signature", "v1,<44 characters of base64>"));

  private Resend() {}
}
