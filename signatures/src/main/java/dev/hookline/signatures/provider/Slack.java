package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * Slack signs its requests with version {@code v0}. Source: the page "Verifying requests from
 * Slack" of the Slack documentation.
 */
final class Slack {

  static final Provider PROVIDER =
      Provider.of(
              "slack",
              "Slack",
              "https://docs.slack.dev/authentication/verifying-requests-from-slack",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "v0:{timestamp}:{body}",
                  SignatureRule.hex(header("X-Slack-Signature").prefixed("v0=")),
                  TimestampRule.seconds(header("X-Slack-Request-Timestamp"))))
          .event(EventFields.id(body("/event_id")).withType(body("/event/type"), body("/type")))
          .secret("The signing secret of the app")
          .retries("Wants 2xx within 3 s; 3 retries: at once, after 1 min, after 5 min")
          .example(
              Map.of(
                  "X-Slack-Request-Timestamp", "1700000000",
                  "X-Slack-Signature", "v0=<64 hexadecimal digits>"))
          .handshakes(
              HandshakeRule.on("POST", Proof.REQUIRED)
                  .when(Place.body("/type"), "url_verification")
                  .challenge(Place.body("/challenge"))
                  .answer(AnswerForm.echo()));

  private Slack() {}
}
