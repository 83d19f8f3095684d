package dev.hookline.signatures.scheme;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

final class Sha256 {

  private Sha256() {}

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is required of every Java platform", e);
    }
  }

  /** True when the text is the digest of the bytes in hexadecimal. */
  static boolean isHexOf(@Nullable String text, byte[] bytes) {
    byte[] named = text == null ? null : HexText.decode(text, 0, text.length());
    return named != null && MessageDigest.isEqual(named, of(bytes));
  }

  static String hexOf(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  static byte[] of(byte[] bytes) {
    return newDigest().digest(bytes);
  }
}
