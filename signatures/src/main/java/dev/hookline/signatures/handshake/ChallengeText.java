package dev.hookline.signatures.handshake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What may be answered without a proof of who asks. */
final class ChallengeText {

  private static final int LENGTH_MAX = 256;
  private static final int SECRET_LENGTH_MIN = 8;
  private static final String MARKS = "-_.~+/=";

  private ChallengeText() {}

  /**
   * Letters, digits and the marks of base64 only: neither JSON nor the signed text of a scheme that
   * joins its parts with colons.
   */
  static boolean isHarmless(String challenge) {
    if (challenge.isEmpty() || challenge.length() > LENGTH_MAX) {
      return false;
    }
    for (int at = 0; at < challenge.length(); at++) {
      if (!isHarmless(challenge.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  static boolean isHarmless(byte[] body) {
    return body.length <= LENGTH_MAX && isHarmless(new String(body, ISO_8859_1));
  }

  /** Visible ASCII characters, not too few of them. */
  static boolean isSecret(String challenge) {
    return challenge.length() >= SECRET_LENGTH_MIN
        && challenge.length() <= LENGTH_MAX
        && challenge.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
  }

  private static boolean isHarmless(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || MARKS.indexOf(letter) >= 0;
  }
}
