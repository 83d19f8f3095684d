package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.scheme.AdyenItems;
import dev.hookline.signatures.scheme.EventFields;

/**
 * Adyen signs eight fields of each payment notification inside the body. Source: the page "Verify
 * HMAC signatures" of the Adyen documentation.
 */
final class Adyen {

  static final Provider PROVIDER =
      Provider.of(
              "adyen",
              "Adyen (payments)",
              "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
              new AdyenItems())
          .event(
              EventFields.type(
                  body("/notificationItems/0/NotificationRequestItem/eventCode"),
                  body("/eventCode")))
          .secret("The HMAC key of the webhook, hexadecimal")
          .retries("Wants 2xx within 10 s; 3 tries, then a retry queue for 30 days")
          .batch(
              BatchRule.list("/notificationItems")
                  .id(
                      "/NotificationRequestItem/pspReference",
                      "/NotificationRequestItem/eventCode",
                      "/NotificationRequestItem/success")
                  .type("/NotificationRequestItem/eventCode"));

  private Adyen() {}
}
