package dev.hookline.signatures.scheme;

import java.time.LocalDate;
import java.time.YearMonth;

/** The date-time of RFC 3339 section 5.6, read without exceptions. */
final class Rfc3339 {

  private static final int MAX_FRACTION_DIGITS = 9;

  private final String text;
  private int at;
  private boolean malformed;

  private Rfc3339(String text) {
    this.text = text;
  }

  /**
   * Milliseconds since 1970-01-01T00:00Z (finer parts are cut off), or {@link
   * TimestampUnit#MALFORMED}.
   */
  static long parse(String text) {
    return new Rfc3339(text).instant();
  }

  private long instant() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    expect('T');
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    expect(':');
    int second = digits(2);
    int millis = fraction();
    int offsetMinutes = offset();
    malformed |= at != text.length() || month < 1 || month > 12 || day < 1;
    malformed |= hour > 23 || minute > 59 || second > 60; // 60 is a leap second
    if (malformed || day > YearMonth.of(year, month).lengthOfMonth()) {
      return TimestampUnit.MALFORMED;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    long seconds = ((days * 24 + hour) * 60 + minute - offsetMinutes) * 60 + second;
    return seconds * 1000 + millis;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value * 10 + digit();
    }
    return value;
  }

  private int digit() {
    if (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      return text.charAt(at++) - '0';
    }
    malformed = true;
    return 0;
  }

  private void expect(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
    } else {
      malformed = true;
    }
  }

  private int fraction() {
    if (at == text.length() || text.charAt(at) != '.') {
      return 0;
    }
    at++;
    int millis = 0;
    int digits = 0;
    do {
      int digit = digit();
      millis = digits < 3 ? millis * 10 + digit : millis;
      digits++;
    } while (!malformed && at < text.length() && isDigit(text.charAt(at)));
    malformed |= digits > MAX_FRACTION_DIGITS;
    for (; digits < 3; digits++) {
      millis *= 10;
    }
    return millis;
  }

  private int offset() {
    if (at == text.length()) {
      malformed = true;
      return 0;
    }
    char sign = text.charAt(at++);
    if (sign == 'Z') {
      return 0;
    }
    malformed |= sign != '+' && sign != '-';
    int hours = digits(2);
    expect(':');
    int minutes = digits(2);
    malformed |= hours > 23 || minutes > 59;
    return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
