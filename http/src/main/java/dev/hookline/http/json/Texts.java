package dev.hookline.http.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What every text in a request must be. */
public final class Texts {

  private Texts() {}

  /**
   * Says what is wrong with a text; empty for one that has no control characters, no halves of
   * surrogate pairs and is short enough.
   *
   * @param lengthMax in characters, as {@link #isLonger} counts them
   */
  public static Optional<String> problem(String text, int lengthMax) {
    if (isLonger(text, lengthMax)) {
      return Optional.of("must have at most " + lengthMax + " characters");
    }
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (Character.isISOControl(letter)) {
        return Optional.of("must not contain control characters");
      }
      if (Character.isHighSurrogate(letter)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else if (Character.isSurrogate(letter)) {
        return Optional.of("must be well-formed Unicode");
      }
    }
    return Optional.empty();
  }

  /** The same for a name that somebody gave to something, which is to be seen whole. */
  public static Optional<String> problemOfName(String text, int lengthMax) {
    return problem(text, lengthMax)
        .or(() ->
            text.codePoints().anyMatch(Texts::isInvisible)
                ? Optional.of("must consist of visible characters")
                : Optional.empty());
  }

  private static boolean isInvisible(int letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.getType(letter) == Character.FORMAT;
  }

  /** Whether a text has more characters: Unicode code points, as JSON Schema counts. */
  public static boolean isLonger(String text, int lengthMax) {
    return text.length() > lengthMax && text.codePointCount(0, text.length()) > lengthMax;
  }

  /** Whether it can be written: it has no halves of surrogate pairs. */
  public static boolean isWellFormed(String text) {
    return wellFormed(text).equals(text);
  }

  /** The same text with question marks for halves of surrogate pairs, which nothing can write. */
  public static String wellFormed(String text) {
    return text.chars().anyMatch(letter -> Character.isSurrogate((char) letter))
        ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : text;
  }
}
