package dev.hookline.delivery.guard;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The characters of a URL, before and after it is taken apart. */
final class UrlText {

  /** Visible ASCII that RFC 3986 allows nowhere in a URL; it is sent percent-encoded. */
  private static final String NOT_URL_CHARACTERS = "\"<>^`{|}";

  private UrlText() {}

  /** The first character on which parsers disagree, or that could end a request line. */
  static Optional<String> illegalCharacter(String url) {
    for (int index = 0;
        index < url.length();
        index += Character.charCount(url.codePointAt(index))) {
      int codePoint = url.codePointAt(index);
      boolean brokenPair = Character.getType(codePoint) == Character.SURROGATE;
      if (Character.isISOControl(codePoint)
          || Character.isSpaceChar(codePoint)
          || codePoint == '\\'
          || brokenPair) {
        return Optional.of(String.format(Locale.ROOT, "U+%04X at position %d", codePoint, index));
      }
    }
    return Optional.empty();
  }

  /** Whether every {@code %} starts a percent-encoded octet. */
  static boolean isPercentEncodingComplete(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      boolean complete =
          at + 2 < text.length()
              && AsciiText.isHexDigit(text.charAt(at + 1))
              && AsciiText.isHexDigit(text.charAt(at + 2));
      if (!complete) {
        return false;
      }
    }
    return true;
  }

  /** Percent-encodes what is not a URL character as UTF-8 and leaves every other byte alone. */
  static String encode(String pathAndQuery) {
    StringBuilder encoded = new StringBuilder(pathAndQuery.length());
    pathAndQuery
        .codePoints()
        .forEach(codePoint -> {
          if (codePoint < 0x80 && NOT_URL_CHARACTERS.indexOf(codePoint) < 0) {
            encoded.appendCodePoint(codePoint);
          } else {
            appendEncoded(encoded, codePoint);
          }
        });
    return encoded.toString();
  }

  private static void appendEncoded(StringBuilder encoded, int codePoint) {
    for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
    }
  }
}
