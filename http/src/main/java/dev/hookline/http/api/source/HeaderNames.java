package dev.hookline.http.api.source;

import java.util.Locale;
import java.util.Set;

/** What may be the name of a header field (RFC 9110, section 5.1). */
final class HeaderNames {

  private static final int LENGTH_MAX = 100;
  private static final String MARKS = "!#$%&'*+-.^_`|~";

  /** They belong to the connection, or to the server alone. */
  private static final Set<String> RESERVED =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "date",
          "keep-alive",
          "proxy-authenticate",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HeaderNames() {}

  static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= LENGTH_MAX
        && text.chars().allMatch(letter -> isLetterOrDigit(letter) || MARKS.indexOf(letter) >= 0);
  }

  static boolean isReserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isLetterOrDigit(int letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9');
  }
}
