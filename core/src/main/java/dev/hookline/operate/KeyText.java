package dev.hookline.operate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The text of an API key: {@code hk_}, 32 random characters of base62, and six more that are the
 * CRC-32 of what stands before, so that a mistyped or made-up key is refused without a look-up and
 * scanners can tell a real one.
 */
public final class KeyText {

  public static final String PREFIX = "hk_";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 32;
  private static final int CHECK_LENGTH = 6;
  private static final int SHOWN_LENGTH = PREFIX.length() + 6;

  private KeyText() {}

  public static String generate(SecureRandom random) {
    StringBuilder text = new StringBuilder(PREFIX);
    for (int at = 0; at < RANDOM_LENGTH; at++) {
      text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return text.append(check(text.toString())).toString();
  }

  /** Whether the text has the form of a key and its check fits. */
  public static boolean isWellFormed(String text) {
    int length = PREFIX.length() + RANDOM_LENGTH + CHECK_LENGTH;
    if (text.length() != length || !text.startsWith(PREFIX)) {
      return false;
    }
    for (int at = PREFIX.length(); at < length; at++) {
      if (DIGITS.indexOf(text.charAt(at)) < 0) {
        return false;
      }
    }
    int checked = length - CHECK_LENGTH;
    return check(text.substring(0, checked)).equals(text.substring(checked));
  }

  /** What may be shown of a key. */
  public static String shown(String text) {
    return text.substring(0, Math.min(SHOWN_LENGTH, text.length()));
  }

  public static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String check(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    long left = crc.getValue();
    char[] digits = new char[CHECK_LENGTH];
    for (int at = CHECK_LENGTH - 1; at >= 0; at--) {
      digits[at] = DIGITS.charAt((int) (left % DIGITS.length()));
      left /= DIGITS.length();
    }
    return new String(digits);
  }
}
