package dev.hookline.bench.wire;

import java.nio.charset.StandardCharsets;

/**
 * The number by which an event is known from sending to delivery: {@code "seq":1000000000042} at
 * the very end of the JSON payload.
 *
 * <p>A fixed width lets both sides write and read it in place; the leading 1 keeps it a valid JSON
 * number.
 */
public final class SequenceField {
  /** Digits of a written sequence, its leading 1 included. */
  public static final int WIDTH = 13;

  private static final long LEADING_ONE = 1_000_000_000_000L;
  private static final byte[] LABEL = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

  private SequenceField() {}

  /** The end of a payload, with room for the digits. */
  public static String tail() {
    return "\"seq\":" + LEADING_ONE + "}";
  }

  /** Where the digits begin in a payload that ends at the position. */
  public static int digitsBefore(int payloadEnd) {
    return payloadEnd - 1 - WIDTH;
  }

  /** Writes the sequence, 0 to 10^12 - 1, at the position. */
  public static void write(byte[] target, int at, long sequence) {
    long rest = sequence + LEADING_ONE;
    for (int digit = at + WIDTH - 1; digit >= at; digit--) {
      long next = rest / 10;
      target[digit] = (byte) ('0' + (rest - next * 10));
      rest = next;
    }
  }

  /** The sequence at the end of a payload, or -1 when the payload does not end in one. */
  public static long read(byte[] bytes, int payloadStart, int payloadEnd) {
    int digits = digitsBefore(payloadEnd);
    int label = digits - LABEL.length;
    if (label < payloadStart || bytes[payloadEnd - 1] != '}') {
      return -1;
    }
    for (int at = 0; at < LABEL.length; at++) {
      if (bytes[label + at] != LABEL[at]) {
        return -1;
      }
    }
    return readDigits(bytes, digits);
  }

  /** The sequence whose digits begin at the position, or -1 when those are no such digits. */
  public static long readDigits(byte[] bytes, int at) {
    if (at < 0 || at + WIDTH > bytes.length) {
      return -1;
    }
    long value = 0;
    for (int digit = at; digit < at + WIDTH; digit++) {
      if (bytes[digit] < '0' || bytes[digit] > '9') {
        return -1;
      }
      value = value * 10 + bytes[digit] - '0';
    }
    return value - LEADING_ONE < 0 || value >= 2 * LEADING_ONE ? -1 : value - LEADING_ONE;
  }
}
