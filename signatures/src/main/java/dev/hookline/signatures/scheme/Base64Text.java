package dev.hookline.signatures.scheme;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Base64 (RFC 4648 section 4) in its canonical form only: the standard alphabet, no blanks, unused
 * bits zero, padding where it belongs. A signature has then exactly one spelling, as it has for
 * libraries that compare text.
 */
final class Base64Text {

  private static final byte[] VALUES = new byte[128];

  static {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Arrays.fill(VALUES, (byte) -1);
    for (int i = 0; i < alphabet.length(); i++) {
      VALUES[alphabet.charAt(i)] = (byte) i;
    }
  }

  private Base64Text() {}

  /** Null when the range is not canonical base64 with its padding. */
  static byte @Nullable [] decode(String text, int from, int to) {
    if ((to - from) % 4 != 0) {
      return null;
    }
    int end = to;
    if (end > from && text.charAt(end - 1) == '=') {
      end--;
      if (text.charAt(end - 1) == '=') {
        end--;
      }
    }
    return decodeUnpadded(text, from, end);
  }

  /** For keys, which people also write without padding. */
  static byte @Nullable [] decodeKey(String text) {
    return text.endsWith("=")
        ? decode(text, 0, text.length())
        : decodeUnpadded(text, 0, text.length());
  }

  private static byte @Nullable [] decodeUnpadded(String text, int from, int to) {
    int chars = to - from;
    if (chars % 4 == 1) {
      return null;
    }
    byte[] bytes = new byte[chars * 3 / 4];
    int bits = 0;
    int held = 0;
    int written = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int value = c < 128 ? VALUES[c] : -1;
      if (value < 0) {
        return null;
      }
      held = held << 6 | value;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        bytes[written++] = (byte) (held >> bits);
      }
    }
    return (held & (1 << bits) - 1) == 0 ? bytes : null;
  }
}
