package dev.hookline.http.api.delivery;

import dev.hookline.http.api.request.HeaderRedaction;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as the API shows it.
 *
 * @param responseBody the kept beginning of the answer's body, when that is UTF-8 text
 * @param responseBodyBase64 the same when it is not
 */
record AttemptView(
    String id,
    int number,
    Instant at,
    double durationMs,
    @Nullable Integer statusCode,
    @Nullable String error,
    @Nullable String detail,
    Map<String, String> requestHeaders,
    Map<String, String> responseHeaders,
    @Nullable String responseBody,
    @Nullable String responseBodyBase64,
    boolean responseBodyTruncated,
    TimingsView timings) {

  private static final double MICROS_PER_MILLI = 1_000;

  /** From the attempt's start to each stage; null for a stage that was not reached. */
  record TimingsView(
      @Nullable Double resolvedMs, @Nullable Double connectedMs, @Nullable Double firstByteMs) {}

  /**
   * @param showsChosenHeaders whether the request headers that an operator chose are shown; no name
   *     tells which of them are credentials
   */
  static AttemptView of(Attempt attempt, boolean showsChosenHeaders) {
    AttemptError error = attempt.error();
    String text = text(attempt.body(), attempt.bodyTruncated());
    return new AttemptView(
        attempt.id().text(IdPrefix.ATTEMPT),
        attempt.number(),
        attempt.startedAt(),
        attempt.durationMicros() / MICROS_PER_MILLI,
        attempt.statusCode(),
        error == null ? null : error.code(),
        attempt.detail(),
        requestHeaders(attempt, showsChosenHeaders),
        HeaderRedaction.shown(attempt.responseHeaders(), null),
        text,
        text == null ? Base64.getEncoder().encodeToString(attempt.body()) : null,
        attempt.bodyTruncated(),
        new TimingsView(
            millis(attempt.timings().resolvedMicros()),
            millis(attempt.timings().connectedMicros()),
            millis(attempt.timings().firstByteMicros())));
  }

  private static Map<String, String> requestHeaders(Attempt attempt, boolean showsChosen) {
    Map<String, String> headers = HeaderRedaction.shown(attempt.requestHeaders(), null);
    if (!showsChosen) {
      headers.replaceAll((name, value) -> isOurs(name) ? value : HeaderRedaction.REDACTED);
    }
    return headers;
  }

  private static boolean isOurs(String name) {
    return name.startsWith("webhook-")
        || name.startsWith("hookline-")
        || name.equals("content-type")
        || name.equals("user-agent");
  }

  /** The cut of a body that is too long may go through the middle of a character. */
  private static @Nullable String text(byte[] body, boolean isCut) {
    int most = isCut ? Math.min(3, body.length) : 0;
    for (int lost = 0; lost <= most; lost++) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(body, 0, body.length - lost))
            .toString();
      } catch (CharacterCodingException notText) {
        // Perhaps with one byte less.
      }
    }
    return null;
  }

  private static @Nullable Double millis(long micros) {
    return micros < 0 ? null : micros / MICROS_PER_MILLI;
  }
}
