package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.scheme.AdyenItems;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import dev.hookline.signatures.scheme.JoinedFields;

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
              EventFields.id(
                      GuardedField.ofOnlyElement(
                          idIn("/notificationItems/0/NotificationRequestItem"),
                          "/notificationItems"),
                      AdyenItems.ofBareItem(idIn("")))
                  .withType(
                      body("/notificationItems/0/NotificationRequestItem/eventCode"),
                      body("/eventCode")))
          .secret("The HMAC key of the webhook, hexadecimal")
          .retries("Wants 2xx within 10 s; 3 tries, then a retry queue for 30 days")
          .batch(
              BatchRule.list("/notificationItems")
                  .idIn(idIn("/NotificationRequestItem"))
                  .type("/NotificationRequestItem/eventCode"));

  private Adyen() {}

  /**
   * Members that are signed. Adyen tells repeats by reference and code; the outcome may change
   * later, the reference of a report is its file name, which other merchant accounts have too, and
   * that of a token is the same for each payment that it is made with.
   */
  private static JoinedFields idIn(String item) {
    return JoinedFields.of(
            body(item + "/pspReference"),
            body(item + "/eventCode"),
            body(item + "/success"),
            body(item + "/merchantAccountCode"))
        .andIfThere(body(item + "/originalReference"));
  }
}
