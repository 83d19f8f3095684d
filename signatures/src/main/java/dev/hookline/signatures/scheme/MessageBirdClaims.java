package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonKind;
import dev.hookline.signatures.json.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MessageBird: issued by MessageBird, between {@code nbf} and {@code exp}, for a URL and a body
 * with these SHA-256. Source: the chapter "Verifying HTTP requests" of the MessageBird API
 * documentation.
 */
public record MessageBirdClaims() implements ClaimRule {

  private static final JsonPointer PAYLOAD_HASH = JsonPointer.of("/payload_hash");
  private static final JsonFields CLAIMS =
      JsonFields.of(
          JsonPointer.of("/iss"),
          JsonPointer.of("/jti"),
          JsonPointer.of("/nbf"),
          JsonPointer.of("/exp"),
          JsonPointer.of("/url_hash"),
          PAYLOAD_HASH);

  /** What the official libraries allow for clocks that differ. */
  private static final long LEEWAY_MILLIS = 5_000;

  private static final long LIFETIME_SECONDS = 60;

  @Override
  public @Nullable Refusal check(byte[] claims, SignedRequest request, long nowEpochMillis) {
    List<@Nullable String> texts = CLAIMS.textsIn(claims);
    String url = request.url();
    if (url == null) {
      return Refusal.MISSING_FIELD;
    }
    if (!"MessageBird".equals(texts.get(0)) || texts.get(1) == null) {
      return Refusal.MISMATCH;
    }
    boolean sameUrl = Sha256.isHexOf(texts.get(4), url.getBytes(UTF_8));
    boolean samePayload =
        PAYLOAD_HASH.kindIn(claims) == JsonKind.ABSENT
            ? request.body().length == 0
            : Sha256.isHexOf(texts.get(5), request.body());
    return sameUrl && samePayload
        ? staleness(texts.get(2), texts.get(3), nowEpochMillis)
        : Refusal.MISMATCH;
  }

  @Override
  public String claims(SignedRequest message, String id, long nowEpochMillis) {
    String url = message.url();
    if (url == null) {
      throw new IllegalArgumentException("the URL is missing");
    }
    long seconds = nowEpochMillis / 1000;
    String payloadHash =
        message.body().length == 0
            ? ""
            : ",\"payload_hash\":\"" + Sha256.hexOf(message.body()) + "\"";
    return "{\"iss\":\"MessageBird\",\"jti\":"
        + JsonPointer.quoted(id)
        + ",\"nbf\":"
        + seconds
        + ",\"exp\":"
        + (seconds + LIFETIME_SECONDS)
        + ",\"url_hash\":\""
        + Sha256.hexOf(url.getBytes(UTF_8))
        + "\""
        + payloadHash
        + "}";
  }

  private static @Nullable Refusal staleness(
      @Nullable String notBefore, @Nullable String expires, long nowEpochMillis) {
    if (notBefore == null || expires == null) {
      return Refusal.MISSING_TIMESTAMP;
    }
    long earliest = TimestampUnit.SECONDS.parse(notBefore);
    long latest = TimestampUnit.SECONDS.parse(expires);
    if (earliest == TimestampUnit.MALFORMED || latest == TimestampUnit.MALFORMED) {
      return Refusal.MALFORMED_TIMESTAMP;
    }
    if (nowEpochMillis < earliest - LEEWAY_MILLIS) {
      return Refusal.IN_FUTURE;
    }
    return nowEpochMillis > latest + LEEWAY_MILLIS ? Refusal.TOO_OLD : null;
  }
}
