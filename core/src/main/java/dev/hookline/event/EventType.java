package dev.hookline.event;

/**
 * The rule for event types: dot-separated words of letters, digits, {@code _} and {@code -}, at
 * most {@value #LENGTH_MAX} characters; and the patterns over them: {@code invoice.paid}, {@code
 * invoice.*} (everything below), {@code *} (everything).
 */
public final class EventType {

  public static final int LENGTH_MAX = 128;

  private EventType() {}

  public static boolean isValid(String type) {
    return !type.isEmpty() && type.length() <= LENGTH_MAX && areWords(type, type.length());
  }

  public static boolean isValidPattern(String pattern) {
    if (pattern.equals("*")) {
      return true;
    }
    return pattern.endsWith(".*")
        ? isValid(pattern.substring(0, pattern.length() - 2))
        : isValid(pattern);
  }

  public static boolean matches(String pattern, String type) {
    if (pattern.equals("*")) {
      return true;
    }
    if (pattern.endsWith(".*")) {
      int prefix = pattern.length() - 1;
      return type.length() > prefix && type.regionMatches(0, pattern, 0, prefix);
    }
    return pattern.equals(type);
  }

  /**
   * A sender's own name for a type, made to fit the rule: other characters become {@code _}, {@code
   * /} and {@code :} become dots, empty words vanish, and what is too long is cut. {@code
   * products/update} becomes {@code products.update}.
   *
   * @param fallback a valid type for the case that nothing is left
   */
  public static String normalize(String name, String fallback) {
    if (isValid(name)) {
      return name;
    }
    StringBuilder type = new StringBuilder(Math.min(name.length(), LENGTH_MAX));
    for (int at = 0; at < name.length() && type.length() < LENGTH_MAX; at++) {
      char letter = name.charAt(at);
      if (letter == '.' || letter == '/' || letter == ':') {
        if (!type.isEmpty() && type.charAt(type.length() - 1) != '.') {
          type.append('.');
        }
      } else {
        type.append(isWordLetter(letter) ? letter : '_');
      }
    }
    while (!type.isEmpty() && type.charAt(type.length() - 1) == '.') {
      type.setLength(type.length() - 1);
    }
    return type.isEmpty() ? fallback : type.toString();
  }

  private static boolean areWords(String text, int end) {
    boolean wordIsEmpty = true;
    for (int at = 0; at < end; at++) {
      char letter = text.charAt(at);
      if (letter == '.') {
        if (wordIsEmpty) {
          return false;
        }
        wordIsEmpty = true;
      } else if (isWordLetter(letter)) {
        wordIsEmpty = false;
      } else {
        return false;
      }
    }
    return !wordIsEmpty;
  }

  private static boolean isWordLetter(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '_'
        || letter == '-';
  }
}
