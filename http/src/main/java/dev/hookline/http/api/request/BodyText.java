package dev.hookline.http.api.request;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The beginning of a body in JSON.
 *
 * @param encoding {@code utf8}, or {@code base64} for bytes that are not UTF-8
 */
record BodyText(String text, String encoding, boolean truncated) {

  /**
   * @param bodyBytes how long the body is as a whole
   * @param shownBytesMax how much of it may be shown
   */
  static BodyText of(byte[] body, int bodyBytes, int shownBytesMax) {
    byte[] shown = body.length <= shownBytesMax ? body : Arrays.copyOf(body, shownBytesMax);
    boolean truncated = bodyBytes > shown.length;
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(shown.length);
    // A character that the cut went through is left out; anything else incomplete is malformed.
    boolean malformed = decoder.decode(ByteBuffer.wrap(shown), text, !truncated).isError();
    return malformed
        ? new BodyText(Base64.getEncoder().encodeToString(shown), "base64", truncated)
        : new BodyText(text.flip().toString(), "utf8", truncated);
  }
}
