package dev.hookline.http;

import io.netty.util.NetUtil;

/**
 * The value of a {@code Host} header: {@code uri-host [":" port]}, of which the host may be empty
 * (RFC 9112 section 3.2, RFC 3986 section 3.2.2). Proxies route by it, so it must not be read in
 * two ways. A usual one costs an array look-up for each letter.
 */
final class HostField {

  private static final int PORT_MAX = 65_535;

  /** What a name or an IPv4 address may consist of; the percent sign has digits behind it. */
  private static final boolean[] IN_NAME = new boolean[128];

  static {
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=%"
        .chars()
        .forEach(letter -> IN_NAME[letter] = true);
  }

  private HostField() {}

  static boolean isValid(String value) {
    int length = value.length();
    if (length > 0 && value.charAt(0) == '[') {
      int end = value.indexOf(']');
      return end > 0 && isIpv6(value.substring(1, end)) && isPort(value, end + 1);
    }
    for (int at = 0; at < length; at++) {
      char letter = value.charAt(at);
      if (letter == ':') {
        return isPort(value, at);
      }
      if (letter >= IN_NAME.length
          || !IN_NAME[letter]
          || (letter == '%' && !isEncoded(value, at))) {
        return false;
      }
    }
    return true;
  }

  /** Without a zone, which means nothing elsewhere. */
  private static boolean isIpv6(String address) {
    return address.indexOf('%') < 0 && NetUtil.isValidIpV6Address(address);
  }

  private static boolean isEncoded(String value, int percent) {
    return percent + 2 < value.length()
        && isHexDigit(value.charAt(percent + 1))
        && isHexDigit(value.charAt(percent + 2));
  }

  private static boolean isHexDigit(char letter) {
    return letter < IN_NAME.length && Character.digit(letter, 16) >= 0;
  }

  /** Nothing, or a colon and digits, of which there may be none. */
  private static boolean isPort(String value, int colon) {
    if (colon < value.length() && value.charAt(colon) != ':') {
      return false;
    }
    int port = 0;
    for (int at = colon + 1; at < value.length(); at++) {
      char digit = value.charAt(at);
      if (digit < '0' || digit > '9') {
        return false;
      }
      port = port * 10 + digit - '0';
      if (port > PORT_MAX) {
        return false;
      }
    }
    return true;
  }
}
