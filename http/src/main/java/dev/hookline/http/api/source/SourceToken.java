package dev.hookline.http.api.source;

import java.security.SecureRandom;

/** The last part of a source's URL: 22 random characters of base62, which is 130 bits. */
final class SourceToken {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 22;

  private SourceToken() {}

  static String generate(SecureRandom random) {
    StringBuilder token = new StringBuilder(LENGTH);
    for (int at = 0; at < LENGTH; at++) {
      token.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return token.toString();
  }
}
