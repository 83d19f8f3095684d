package dev.hookline.signatures.scheme;

import java.util.List;

/** The spellings of one URL with and without its port. */
final class UrlPort {

  private UrlPort() {}

  /**
   * The URL as it is, then the other spelling: without its port, or with the default one of its
   * scheme.
   */
  static List<String> spellings(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return List.of(url);
    }
    int hostEnd = endOfAuthority(url, scheme + 3);
    int colon = url.lastIndexOf(':', hostEnd - 1);
    boolean hasPort = colon > scheme && isDigits(url, colon + 1, hostEnd);
    if (hasPort) {
      return List.of(url, url.substring(0, colon) + url.substring(hostEnd));
    }
    String port = url.startsWith("https") ? ":443" : ":80";
    return List.of(url, url.substring(0, hostEnd) + port + url.substring(hostEnd));
  }

  private static int endOfAuthority(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return url.length();
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }
}
