package dev.hookline.signatures.scheme;

import org.jspecify.annotations.Nullable;

/**
 * A URL as HubSpot signs it: some percent-encoded characters stand for themselves, the rest stay
 * encoded.
 */
final class DecodedUrl {

  private static final String DECODED = ":/?@!$'()*,;";

  private DecodedUrl() {}

  static @Nullable String of(@Nullable String url) {
    if (url == null || url.indexOf('%') < 0) {
      return url;
    }
    var decoded = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      int c = url.charAt(i) == '%' ? encoded(url, i) : -1;
      if (c >= 0) {
        decoded.append((char) c);
        i += 2;
      } else {
        decoded.append(url.charAt(i));
      }
    }
    return decoded.toString();
  }

  private static int encoded(String url, int percent) {
    if (percent + 2 >= url.length()) {
      return -1;
    }
    int high = Character.digit(url.charAt(percent + 1), 16);
    int low = Character.digit(url.charAt(percent + 2), 16);
    int c = (high | low) < 0 ? -1 : high << 4 | low;
    return c >= 0 && DECODED.indexOf(c) >= 0 ? c : -1;
  }
}
