package dev.hookline.delivery.guard;

import java.util.OptionalLong;

/**
 * The one spelling of an IPv4 address on which every parser agrees: four decimal octets without
 * leading zeros. The short, octal, hexadecimal and single-number forms of {@code inet_aton} mean
 * different addresses to different libraries.
 */
final class Ipv4Text {

  private Ipv4Text() {}

  static OptionalLong parse(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return OptionalLong.empty();
    }
    long bits = 0;
    for (String octet : octets) {
      if (!isCanonicalOctet(octet)) {
        return OptionalLong.empty();
      }
      bits = bits << 8 | Integer.parseInt(octet);
    }
    return OptionalLong.of(bits);
  }

  static String write(long bits) {
    return (bits >>> 24 & 0xff)
        + "."
        + (bits >>> 16 & 0xff)
        + "."
        + (bits >>> 8 & 0xff)
        + "."
        + (bits & 0xff);
  }

  private static boolean isCanonicalOctet(String octet) {
    if (octet.isEmpty() || octet.length() > 3 || !AsciiText.isDigits(octet)) {
      return false;
    }
    boolean leadingZero = octet.length() > 1 && octet.charAt(0) == '0';
    return !leadingZero && Integer.parseInt(octet) <= 255;
  }
}
