package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import java.util.Map;

/**
 * Clerk follows Standard Webhooks under header names with {@code svix}. Source: the page about
 * webhooks of the Clerk documentation.
 */
final class Clerk {

  static final Provider PROVIDER =
      Provider.of("clerk", "Clerk", "https://clerk.com/docs/webhooks/sync-data", SvixNames.SCHEME)
          .event(SvixNames.ID.withType(body("/type")))
          .secret("The signing secret of the endpoint, whsec_...")
          .retries("Wants 2xx; retries as Svix does, over about a day")
          .example(
              Map.of(
                  "svix-id",
                  "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
                  "svix-timestamp",
                  "1700000000",
                  "svix-signature",
                  "v1,<44 characters of base64>"));

  private Clerk() {}
}
