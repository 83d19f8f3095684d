package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of Amazon SNS: the body holds an RSA signature over some of its own members, version 1
 * with SHA-1, version 2 with SHA-256. The certificate is given as secret and never fetched. Source:
 * the page "Verifying the signatures of Amazon SNS messages" of the SNS developer guide.
 */
public record SnsScheme() implements PublicKeyScheme {

  private static final String NOTIFICATION = "Notification";

  private static final List<String> MEMBERS =
      List.of(
          "Message",
          "MessageId",
          "SubscribeURL",
          "Subject",
          "Timestamp",
          "Token",
          "TopicArn",
          "Type",
          "SignatureVersion",
          "Signature");

  private static final JsonFields FIELDS =
      JsonFields.of(
              MEMBERS.stream()
                  .map(member -> JsonPointer.of("/" + member))
                  .toArray(JsonPointer[]::new))
          .missingNone();

  private static final int TYPE = MEMBERS.indexOf("Type");
  private static final int VERSION = MEMBERS.indexOf("SignatureVersion");
  private static final int SIGNATURE = MEMBERS.indexOf("Signature");

  @Override
  public Verifier verifier(List<Secret> secrets) {
    VerificationKeys sha1 = VerificationKeys.of(Algorithm.RSA_SHA1, KeyEncoding.PEM, secrets);
    VerificationKeys sha256 = VerificationKeys.of(Algorithm.RSA_SHA256, KeyEncoding.PEM, secrets);
    return (request, now) -> verify(sha1, sha256, request);
  }

  private static Verdict verify(
      VerificationKeys sha1, VerificationKeys sha256, SignedRequest request) {
    if (sha1.isEmpty()) {
      return Verdict.refused(Refusal.NO_SECRET);
    }
    List<@Nullable String> texts = FIELDS.textsIn(request.body());
    String signature = texts.get(SIGNATURE);
    String type = texts.get(TYPE);
    if (signature == null || type == null) {
      return Verdict.refused(Refusal.MISSING_SIGNATURE);
    }
    byte[] candidate = SignatureEncoding.BASE64.decode(signature, 0, signature.length(), 0);
    if (candidate == null) {
      return Verdict.refused(Refusal.MALFORMED_SIGNATURE);
    }
    VerificationKeys keys =
        switch (texts.get(VERSION)) {
          case "1" -> sha1;
          case "2" -> sha256;
          case null, default -> null;
        };
    return keys == null
        ? Verdict.refused(Refusal.UNSUPPORTED)
        : keys.verify(new byte[][] {signedBytes(texts, type)}, new byte[][] {candidate}, 1);
  }

  private static byte[] signedBytes(List<@Nullable String> texts, String type) {
    boolean isNotification = type.equals(NOTIFICATION);
    var signed = new StringBuilder();
    for (int i = 0; i <= TYPE; i++) {
      String member = MEMBERS.get(i);
      boolean isSigned =
          switch (member) {
            case "Subject" -> isNotification;
            case "SubscribeURL", "Token" -> !isNotification;
            default -> true;
          };
      if (isSigned && texts.get(i) != null) {
        signed.append(member).append('\n').append(texts.get(i)).append('\n');
      }
    }
    return signed.toString().getBytes(UTF_8);
  }

  @Override
  public Algorithm algorithm() {
    return Algorithm.RSA_SHA256;
  }
}
