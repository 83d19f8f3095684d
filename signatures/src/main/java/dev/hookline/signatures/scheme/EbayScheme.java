package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.json.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notifications of eBay: a header holds, as base64 of a JSON object, an ECDSA signature over the
 * raw body. The public key is given as secret and never fetched. Source: the page about the
 * getPublicKey method of the eBay Notification API.
 */
public record EbayScheme() implements PublicKeyScheme {

  private static final String HEADER = "X-EBAY-SIGNATURE";
  private static final JsonPointer SIGNATURE = JsonPointer.of("/signature");

  @Override
  public Verifier verifier(List<Secret> secrets) {
    VerificationKeys keys = VerificationKeys.of(algorithm(), KeyEncoding.PEM, secrets);
    return (request, now) ->
        keys.isEmpty() ? Verdict.refused(Refusal.NO_SECRET) : verify(keys, request);
  }

  private static Verdict verify(VerificationKeys keys, SignedRequest request) {
    return switch (FieldText.of(request, Field.header(HEADER))) {
      case FieldText.Absent absent -> Verdict.refused(Refusal.MISSING_SIGNATURE);
      case FieldText.Ambiguous ambiguous -> Verdict.refused(Refusal.MALFORMED_SIGNATURE);
      case FieldText.Present value -> {
        byte[] candidate = candidate(value.text());
        yield candidate == null
            ? Verdict.refused(Refusal.MALFORMED_SIGNATURE)
            : keys.verify(new byte[][] {request.body()}, new byte[][] {candidate}, 1);
      }
    };
  }

  private static byte @Nullable [] candidate(String header) {
    byte[] object = SignatureEncoding.BASE64.decode(header, 0, header.length(), 0);
    String signature = object == null ? null : SIGNATURE.textIn(object);
    return signature == null
        ? null
        : SignatureEncoding.BASE64.decode(signature, 0, signature.length(), 0);
  }

  @Override
  public Algorithm algorithm() {
    return Algorithm.ECDSA_P256_SHA1;
  }
}
