package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.util.Map;

/**
 * OpenAI follows Standard Webhooks. Source: the page about webhooks of the OpenAI documentation.
 */
final class OpenAi {

  static final Provider PROVIDER =
      Provider.of(
              "openai",
              "OpenAI",
              "https://platform.openai.com/docs/guides/webhooks",
              StandardWebhooks.standard())
          .event(EventFields.id(header("webhook-id")).withType(body("/type")))
          .secret("The signing secret of the endpoint, whsec_...")
          .retries("Wants 2xx within 20 s; retries for up to 72 h")
          .example(
              Map.of(
                  "webhook-id",
                  "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
                  "webhook-timestamp",
                  "1700000000",
                  "webhook-signature",
                  "v1,<44 characters of base64>"));

  private OpenAi() {}
}
