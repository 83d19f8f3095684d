package dev.hookline.bench.wire;

import java.nio.charset.StandardCharsets;

/** Comparisons within one header line, without leaving the byte array. */
public final class HeaderLine {
  private static final int UPPER_TO_LOWER = 'a' - 'A';

  private HeaderLine() {}

  /** The form in which names are compared: lower case, without the colon. */
  public static byte[] name(String lowerCaseName) {
    return lowerCaseName.getBytes(StandardCharsets.US_ASCII);
  }

  /** Position of the next line feed, or -1. */
  static int end(byte[] bytes, int from, int limit) {
    for (int at = from; at < limit; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  static boolean startsWith(byte[] bytes, int from, int limit, byte[] lowerCase) {
    if (limit - from <= lowerCase.length || lower(bytes[from]) != lowerCase[0]) {
      return false;
    }
    for (int at = 1; at < lowerCase.length; at++) {
      if (lower(bytes[from + at]) != lowerCase[at]) {
        return false;
      }
    }
    byte after = bytes[from + lowerCase.length];
    return after == ':' || after == '\r' || after == '\n';
  }

  static int skipBlanks(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  /** The decimal number after optional blanks, or -1 when there is none or it exceeds 9 digits. */
  static int number(byte[] bytes, int from, int limit) {
    int start = skipBlanks(bytes, from, limit);
    int at = start;
    int value = 0;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + bytes[at] - '0';
      at++;
    }
    return at == start || at - start > 9 ? -1 : value;
  }

  private static int lower(byte character) {
    return character >= 'A' && character <= 'Z' ? character + UPPER_TO_LOWER : character;
  }
}
