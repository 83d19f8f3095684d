package dev.hookline.signatures.scheme;

import org.jspecify.annotations.Nullable;

/** Hexadecimal digits of either case, nothing else. */
final class HexText {

  private HexText() {}

  /** Null for an odd number of digits or any other character. */
  static byte @Nullable [] decode(String text, int from, int to) {
    if ((to - from) % 2 != 0) {
      return null;
    }
    byte[] bytes = new byte[(to - from) / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = digit(text.charAt(from + 2 * i));
      int low = digit(text.charAt(from + 2 * i + 1));
      if ((high | low) < 0) {
        return null;
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return c < 0x80 && letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
