package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/** The bytes of a header value, one for each character. */
final class HeaderBytes {

  private static final int MAX_BYTE_CHAR = 0xFF;

  private HeaderBytes() {}

  /**
   * Null for characters that no byte stands for: encoding would turn them all into question marks.
   */
  static byte @Nullable [] of(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > MAX_BYTE_CHAR) {
        return null;
      }
    }
    return value.getBytes(ISO_8859_1);
  }
}
