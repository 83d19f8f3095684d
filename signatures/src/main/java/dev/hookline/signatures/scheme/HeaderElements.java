package dev.hookline.signatures.scheme;

/**
 * Steps through the elements of a list header without copying them. Blanks around an element are
 * not part of it.
 */
final class HeaderElements {

  private final String value;
  private final String separator;
  private int next;
  private int from;
  private int to;

  HeaderElements(String value, String separator) {
    this.value = value;
    this.separator = separator;
  }

  /** Moves to the next element that is not empty; false at the end. */
  boolean advance() {
    while (next <= value.length()) {
      int found = value.indexOf(separator, next);
      from = next;
      to = found < 0 ? value.length() : found;
      next = to + separator.length();
      trim();
      if (from < to) {
        return true;
      }
    }
    return false;
  }

  private void trim() {
    while (from < to && value.charAt(from) == ' ') {
      from++;
    }
    while (from < to && value.charAt(to - 1) == ' ') {
      to--;
    }
  }

  boolean startsWith(String prefix) {
    return to - from >= prefix.length() && value.startsWith(prefix, from);
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
