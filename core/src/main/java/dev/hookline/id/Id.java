package dev.hookline.id;

import java.time.Instant;
import java.util.Optional;

/**
 * A UUID version 7 (RFC 9562 section 5.7) as two longs. {@link #high} holds the time in
 * milliseconds and a counter and is unique within one data folder, so a store may use it as its row
 * number; {@link #low} is random, so that an id cannot be guessed from another.
 */
public record Id(long high, long low) implements Comparable<Id> {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final byte[] DIGITS =
      ALPHABET.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final byte[] VALUES = values();
  private static final int TEXT_LENGTH = 26;

  /** When the id was made, to the millisecond. */
  public Instant time() {
    return Instant.ofEpochMilli(high >>> 16);
  }

  /**
   * The least {@link #high} that an id made at or after a time can have; for ranges over time.
   * Times outside of what an id can hold are taken to the nearest that it can.
   */
  public static long highAt(Instant time) {
    long millis;
    try {
      millis = time.toEpochMilli();
    } catch (ArithmeticException beyondLong) {
      millis = time.getEpochSecond() < 0 ? 0 : Long.MAX_VALUE;
    }
    return Math.clamp(millis, 0, (1L << 47) - 1) << 16;
  }

  /**
   * The public form: prefix, underscore and 26 characters of lower-case Crockford base32 (TypeID).
   */
  public String text(IdPrefix prefix) {
    String head = prefix.head();
    byte[] text = new byte[head.length() + TEXT_LENGTH];
    for (int at = 0; at < head.length(); at++) {
      text[at] = (byte) head.charAt(at);
    }
    long upper = high;
    long lower = low;
    for (int at = text.length - 1; at >= head.length(); at--) {
      text[at] = DIGITS[(int) (lower & 31)];
      lower = (lower >>> 5) | (upper << 59);
      upper >>>= 5;
    }
    return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Reads the public form; empty for anything else, another prefix included. */
  public static Optional<Id> parse(IdPrefix prefix, String text) {
    String head = prefix.head();
    if (text.length() != head.length() + TEXT_LENGTH) {
      return Optional.empty();
    }
    for (int at = 0; at < head.length(); at++) {
      if (text.charAt(at) != head.charAt(at)) {
        return Optional.empty();
      }
    }
    if (text.charAt(head.length()) > '7') {
      return Optional.empty();
    }
    long upper = 0;
    long lower = 0;
    for (int at = head.length(); at < text.length(); at++) {
      char digit = text.charAt(at);
      int value = digit < VALUES.length ? VALUES[digit] : -1;
      if (value < 0) {
        return Optional.empty();
      }
      upper = (upper << 5) | (lower >>> 59);
      lower = (lower << 5) | value;
    }
    return Optional.of(new Id(upper, lower));
  }

  @Override
  public int compareTo(Id other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    java.util.Arrays.fill(values, (byte) -1);
    for (byte value = 0; value < DIGITS.length; value++) {
      values[DIGITS[value]] = value;
    }
    return values;
  }
}
