package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.handshake.Condition;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SnsScheme;
import java.util.Map;

/** Amazon SNS signs members of the body with RSA. Source: the SNS developer guide. */
final class AmazonSns {

  static final Provider PROVIDER =
      Provider.of(
              "aws-sns",
              "Amazon SNS",
              "https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html",
              new SnsScheme())
          .event(EventFields.id(body("/MessageId")).withType(body("/Type")))
          .secret(
              "The certificate behind SigningCertURL, PEM, after checking that it is one of sns.<region>.amazonaws.com")
          .retries("Wants 2xx within 15 s; 50 retries over 6 h by default")
          .example(Map.of("x-amz-sns-message-type", "Notification"))
          .handshakes(
              HandshakeRule.on("POST", Proof.NONE)
                  .when(Place.header("x-amz-sns-message-type"), "SubscriptionConfirmation")
                  .when(
                      new Condition.IsUrlOf(
                          Place.body("/SubscribeURL"), "sns.", ".amazonaws.com")));

  private AmazonSns() {}
}
