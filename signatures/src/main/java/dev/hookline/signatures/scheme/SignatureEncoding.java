package dev.hookline.signatures.scheme;

import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How a signature is written. */
public enum SignatureEncoding {
  /** Hexadecimal digits: written in lower case, read in either. */
  HEX,
  /** Base64 with the standard alphabet and padding. */
  BASE64;

  private static final int MAX_VARYING_BYTES = 1024;

  String encode(byte[] signature) {
    return switch (this) {
      case HEX -> HexFormat.of().formatHex(signature);
      case BASE64 -> Base64.getEncoder().encodeToString(signature);
    };
  }

  /**
   * Null when the range is not in this encoding or does not hold that many bytes; 0 stands for any
   * number.
   */
  byte @Nullable [] decode(String text, int from, int to, int length) {
    if (length > 0
        ? to - from != encodedLength(length)
        : to - from > encodedLength(MAX_VARYING_BYTES)) {
      return null;
    }
    byte[] bytes =
        switch (this) {
          case HEX -> HexText.decode(text, from, to);
          case BASE64 -> Base64Text.decode(text, from, to);
        };
    return bytes == null || bytes.length == 0 || (length > 0 && bytes.length != length)
        ? null
        : bytes;
  }

  private int encodedLength(int bytes) {
    return switch (this) {
      case HEX -> 2 * bytes;
      case BASE64 -> (bytes + 2) / 3 * 4;
    };
  }
}
