package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.handshake.Condition;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.handshake.VisitRule;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SnsScheme;
import java.util.Map;
import java.util.regex.Pattern;

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
              "The certificate behind SigningCertURL of a message, PEM, after checking that it is one of sns.<region>.amazonaws.com")
          .retries("Wants 2xx within 15 s; 50 retries over 6 h by default")
          .example(Map.of("x-amz-sns-message-type", "Notification"))
          .handshakes(
              HandshakeRule.on("POST", Proof.REQUIRED)
                  .when(Place.body("/Type"), "SubscriptionConfirmation")
                  .visiting(confirmation()),
              // One that nobody signed gets its 200, and nothing is opened for it.
              HandshakeRule.on("POST", Proof.OPTIONAL)
                  .when(Place.header("x-amz-sns-message-type"), "SubscriptionConfirmation")
                  .when(Place.body("/Type"), "SubscriptionConfirmation")
                  .when(new Condition.Lacks(Place.body("/Signature"))));

  private AmazonSns() {}

  /**
   * The type is taken from the body, where it is signed; the header that repeats it is not. A
   * message of another type carries a URL that would subscribe again, or one that nobody signed.
   */
  private static VisitRule confirmation() {
    return new VisitRule(
        Place.body("/SubscribeURL"),
        Pattern.compile(
            "https://sns\\.[a-z]{2,5}(-[a-z]{2,20}){1,3}-[0-9]{1,2}\\.amazonaws\\.com(\\.cn)?"
                + "/\\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]+"),
        "https at sns.<region>.amazonaws.com",
        "Action",
        "ConfirmSubscription");
  }
}
