package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plaid: issued within five minutes, for a body with this SHA-256. Source: the page "Webhook
 * verification" of the Plaid documentation.
 */
public record PlaidClaims() implements ClaimRule {

  private static final JsonFields CLAIMS =
      JsonFields.of(JsonPointer.of("/iat"), JsonPointer.of("/request_body_sha256"));
  private static final TimestampRule ISSUED = TimestampRule.seconds(Field.body("/iat"));

  @Override
  public @Nullable Refusal check(byte[] claims, SignedRequest request, long nowEpochMillis) {
    List<@Nullable String> texts = CLAIMS.textsIn(claims);
    String issuedAt = texts.get(0);
    if (issuedAt == null) {
      return Refusal.MISSING_TIMESTAMP;
    }
    long issuedEpochMillis = ISSUED.unit().parse(issuedAt);
    if (issuedEpochMillis == TimestampUnit.MALFORMED) {
      return Refusal.MALFORMED_TIMESTAMP;
    }
    return Sha256.isHexOf(texts.get(1), request.body())
        ? ISSUED.staleness(issuedEpochMillis, nowEpochMillis)
        : Refusal.MISMATCH;
  }

  @Override
  public String claims(SignedRequest message, String id, long nowEpochMillis) {
    return "{\"iat\":"
        + nowEpochMillis / 1000
        + ",\"request_body_sha256\":\""
        + Sha256.hexOf(message.body())
        + "\"}";
  }
}
