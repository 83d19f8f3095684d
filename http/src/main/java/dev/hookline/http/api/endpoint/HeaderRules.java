package dev.hookline.http.api.endpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which headers a subscriber may have sent with each delivery. Names are tokens (RFC 9110 section
 * 5.6.2), values printable ASCII, so that nothing can be smuggled in behind a line break.
 */
final class HeaderRules {

  static final int HEADERS_MAX = 50;
  static final int NAME_LENGTH_MAX = 128;
  static final int VALUE_LENGTH_MAX = 4_096;

  /** Of all names and values together: they are kept with each attempt. */
  static final int TOTAL_LENGTH_MAX = 16 * 1_024;

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  /** What the sender of a request decides by itself, and what belongs to one connection only. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "content-type",
          "content-encoding",
          "transfer-encoding",
          "te",
          "trailer",
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "upgrade",
          "http2-settings",
          "expect",
          "user-agent");

  /** With these, the metadata services of clouds give out credentials. */
  private static final Set<String> METADATA =
      Set.of(
          "metadata",
          "metadata-flavor",
          "x-google-metadata-request",
          "x-aws-ec2-metadata-token",
          "x-aws-ec2-metadata-token-ttl-seconds",
          "x-aliyun-ecs-metadata-token",
          "x-aliyun-ecs-metadata-token-ttl-seconds");

  private HeaderRules() {}

  /** What is wrong with a header of a subscriber's choice. */
  static Optional<String> problemWithName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!isToken(name)) {
      return Optional.of("must be a header name of at most " + NAME_LENGTH_MAX + " characters");
    }
    if (lower.startsWith("webhook-") || lower.startsWith("hookline-") || OURS.contains(lower)) {
      return Optional.of("is set by Hookline and cannot be chosen");
    }
    return METADATA.contains(lower)
        ? Optional.of("is a header of metadata services and is not sent")
        : Optional.empty();
  }

  static Optional<String> problemWithValue(String value) {
    return isPrintable(value) && value.length() <= VALUE_LENGTH_MAX && value.equals(value.strip())
        ? Optional.empty()
        : Optional.of(
            "must be printable ASCII of at most "
                + VALUE_LENGTH_MAX
                + " characters without spaces around it");
  }

  /** What is wrong with a header that is to carry the signature. */
  static Optional<String> problemWithSignatureHeader(String name) {
    return name.equalsIgnoreCase("webhook-signature") ? Optional.empty() : problemWithName(name);
  }

  static boolean isPrintable(String text) {
    return text.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
  }

  private static boolean isToken(String name) {
    return !name.isEmpty()
        && name.length() <= NAME_LENGTH_MAX
        && name.chars().allMatch(HeaderRules::isTokenLetter);
  }

  private static boolean isTokenLetter(int letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || TOKEN_MARKS.indexOf(letter) >= 0;
  }
}
