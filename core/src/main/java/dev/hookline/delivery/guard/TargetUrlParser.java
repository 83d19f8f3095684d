package dev.hookline.delivery.guard;

import java.util.Optional;

/** The only parser of receiver URLs. Where known parsers differ, the URL is refused. */
final class TargetUrlParser {

  private TargetUrlParser() {}

  static Checked<TargetUrl> parse(String url) {
    if (url.length() > TargetUrl.MAX_LENGTH) {
      return tooLong();
    }
    Optional<String> illegal = UrlText.illegalCharacter(url);
    if (illegal.isPresent()) {
      return refused(
          RefusalCode.ILLEGAL_CHARACTER,
          "The URL has a space, backslash or control character: " + illegal.get());
    }
    boolean secure = hasScheme(url, "https://");
    if (!secure && !hasScheme(url, "http://")) {
      return refused(RefusalCode.UNSUPPORTED_SCHEME, "The URL must start with https:// or http://");
    }
    return afterScheme(secure, url.substring(url.indexOf("://") + 3));
  }

  private static Checked<TargetUrl> afterScheme(boolean secure, String rest) {
    int slash = endOr(rest, rest.indexOf('/'));
    // Lax parsers look for the last '@' before the first slash, whatever lies between.
    if (rest.substring(0, slash).indexOf('@') >= 0) {
      return refused(
          RefusalCode.USER_INFO,
          "The URL must not carry a user name, a password or an '@' before its path");
    }
    int fragment = endOr(rest, rest.indexOf('#'));
    int query = endOr(rest, rest.indexOf('?'));
    int authorityEnd = Math.min(slash, Math.min(query, fragment));
    String pathAndQuery = rest.substring(authorityEnd, fragment);
    if (!UrlText.isPercentEncodingComplete(pathAndQuery)) {
      return refused(
          RefusalCode.MALFORMED_PERCENT_ENCODING,
          "A % in path or query must be followed by two hexadecimal digits (a plain % is %25)");
    }
    String given = UrlText.encode(pathAndQuery);
    String requestTarget = given.startsWith("/") ? given : "/" + given;
    int defaultPort = TargetUrl.defaultPort(secure);
    return switch (Authority.parse(rest.substring(0, authorityEnd), defaultPort)) {
      case Checked.Ok<Authority>(Authority authority) ->
          shortEnough(new TargetUrl(secure, authority, requestTarget));
      case Checked.Refused<Authority> refused -> refused.of();
    };
  }

  private static Checked<TargetUrl> shortEnough(TargetUrl target) {
    return target.text().length() > TargetUrl.MAX_LENGTH ? tooLong() : new Checked.Ok<>(target);
  }

  private static boolean hasScheme(String url, String scheme) {
    if (url.length() < scheme.length()) {
      return false;
    }
    String start = url.substring(0, scheme.length());
    // Case folding alone would also take the long s (U+017F) for an s.
    return AsciiText.isAscii(start) && start.equalsIgnoreCase(scheme);
  }

  private static int endOr(String text, int index) {
    return index < 0 ? text.length() : index;
  }

  private static Checked<TargetUrl> tooLong() {
    return refused(
        RefusalCode.URL_TOO_LONG, "The URL is longer than " + TargetUrl.MAX_LENGTH + " characters");
  }

  private static Checked<TargetUrl> refused(RefusalCode code, String reason) {
    return new Checked.Refused<>(code, reason);
  }
}
