package dev.hookline.http.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Well-formed UTF-8 as the Unicode Standard defines it (table 3-7): no overlong forms, no
 * surrogates, nothing above U+10FFFF. JSON parsers skip over text without looking that closely.
 */
final class Utf8 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  static boolean isWellFormed(byte[] text) {
    int at = 0;
    while (at < text.length) {
      if (at + Long.BYTES <= text.length && ((long) LONGS.get(text, at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
      } else if (text[at] >= 0) {
        at++;
      } else {
        int length = sequenceLength(text, at);
        if (length == 0) {
          return false;
        }
        at += length;
      }
    }
    return true;
  }

  /** The length of the well-formed sequence that begins here; 0 when there is none. */
  private static int sequenceLength(byte[] text, int at) {
    int lead = text[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return isIn(text, at + 1, 0x80, 0xBF) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int least = lead == 0xE0 ? 0xA0 : 0x80;
      int most = lead == 0xED ? 0x9F : 0xBF;
      return isIn(text, at + 1, least, most) && isIn(text, at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int least = lead == 0xF0 ? 0x90 : 0x80;
      int most = lead == 0xF4 ? 0x8F : 0xBF;
      return isIn(text, at + 1, least, most)
              && isIn(text, at + 2, 0x80, 0xBF)
              && isIn(text, at + 3, 0x80, 0xBF)
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean isIn(byte[] text, int at, int least, int most) {
    if (at >= text.length) {
      return false;
    }
    int value = text[at] & 0xFF;
    return value >= least && value <= most;
  }
}
