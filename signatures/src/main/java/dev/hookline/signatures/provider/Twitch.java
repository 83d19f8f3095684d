package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import dev.hookline.signatures.scheme.HeaderField;
import dev.hookline.signatures.scheme.KeyEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Twitch signs message id, time and raw body. Source: the page "Getting events using webhooks" of
 * the Twitch documentation.
 */
final class Twitch {

  private static final HeaderField MESSAGE_TYPE = header("Twitch-Eventsub-Message-Type");

  static final Provider PROVIDER =
      Provider.of(
              "twitch",
              "Twitch EventSub",
              "https://dev.twitch.tv/docs/eventsub/handling-webhook-events/",
              new SignatureScheme(
                  Algorithm.HMAC_SHA256,
                  KeyEncoding.UTF8,
                  "{id}{timestamp}{body}",
                  SignatureRule.hex(
                      header("Twitch-Eventsub-Message-Signature").prefixed("sha256=")),
                  TimestampRule.rfc3339(header("Twitch-Eventsub-Message-Timestamp"))
                      .within(Duration.ofMinutes(10)),
                  header("Twitch-Eventsub-Message-Id"),
                  Map.of()))
          .event(
              EventFields.id(header("Twitch-Eventsub-Message-Id"))
                  .withType(
                      new GuardedField(MESSAGE_TYPE, Twitch::isRevocation),
                      header("Twitch-Eventsub-Subscription-Type"),
                      MESSAGE_TYPE))
          .secret("The secret given when the subscription was made")
          .retries("Wants 2xx within a few seconds; repeated failures revoke the subscription")
          .example(
              Map.of(
                  "Twitch-Eventsub-Message-Id",
                  "befa7b53-d79d-478f-86b9-120f112b044e",
                  "Twitch-Eventsub-Message-Timestamp",
                  "2026-01-01T00:00:00Z",
                  "Twitch-Eventsub-Message-Signature",
                  "sha256=<64 hexadecimal digits>"))
          .handshakes(
              HandshakeRule.on("POST", Proof.REQUIRED)
                  .when(
                      Place.header("Twitch-Eventsub-Message-Type"), "webhook_callback_verification")
                  .challenge(Place.body("/challenge"))
                  .answer(AnswerForm.echo()));

  private Twitch() {}

  /** It names the subscription that has ended, whose type its events had. */
  private static boolean isRevocation(SignedRequest request) {
    return request.headerValues(MESSAGE_TYPE.name()).equals(List.of("revocation"));
  }
}
