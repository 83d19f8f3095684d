package dev.hookline.http.api;

import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import dev.hookline.operate.ApiKey;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that was found a route and a key for, with its body; not yet read closely.
 *
 * @param path as it was sent
 * @param query as it was sent, after the question mark
 * @param idempotencyKeys the values of all {@code Idempotency-Key} headers
 * @param lastEventId where the reader of a stream wants to go on (WHATWG HTML, "Server-sent
 *     events")
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record IncomingCall(
    String requestId,
    ApiRoute route,
    @Nullable ApiKey key,
    Map<String, String> pathParameters,
    String path,
    @Nullable String query,
    List<String> idempotencyKeys,
    @Nullable String lastEventId,
    byte[] body) {

  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,255}");

  /**
   * Reads it closely.
   *
   * @throws Refused when query or headers cannot be used
   */
  ApiCall read(Cursors cursors) {
    return new ApiCall(
        route,
        key,
        pathParameters,
        QueryParameters.parse(query, route.parameters()),
        body,
        idempotencyKey(),
        lastEventId,
        cursors);
  }

  private String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String head = route.method() + " " + path + (query == null ? "" : "?" + query) + "\n";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private @Nullable IdempotencyKey idempotencyKey() {
    if (key == null || idempotencyKeys.isEmpty() || !route.method().equals(HttpMethod.POST)) {
      return null;
    }
    String text = idempotencyKeys.getFirst();
    if (idempotencyKeys.size() > 1 || !IDEMPOTENCY_KEY.matcher(text).matches()) {
      throw ProblemCode.INVALID_IDEMPOTENCY_KEY.refused(
          "An Idempotency-Key has 1 to 255 visible ASCII characters and is given once.");
    }
    return new IdempotencyKey(text, fingerprint());
  }
}
