package dev.hookline.signatures.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One step of a pointer: a member name and, where it reads as one, an array index. */
final class ReferenceToken {

  private static final int NO_INDEX = -1;
  private static final int MAX_INDEX_DIGITS = 9;

  private final String name;
  private final byte[] utf8;
  private final int index;

  private ReferenceToken(String name) {
    this.name = name;
    this.utf8 = name.getBytes(UTF_8);
    this.index = indexOf(name);
  }

  /** RFC 6901 section 3: {@code ~0} is a tilde, {@code ~1} a slash, any other tilde is an error. */
  static @Nullable ReferenceToken unescape(String escaped) {
    for (int i = escaped.indexOf('~'); i >= 0; i = escaped.indexOf('~', i + 1)) {
      if (i + 1 == escaped.length()
          || (escaped.charAt(i + 1) != '0' && escaped.charAt(i + 1) != '1')) {
        return null;
      }
    }
    return new ReferenceToken(escaped.replace("~1", "/").replace("~0", "~"));
  }

  private static int indexOf(String name) {
    if (name.isEmpty()
        || name.length() > MAX_INDEX_DIGITS
        || (name.charAt(0) == '0' && name.length() > 1)) {
      return NO_INDEX;
    }
    int index = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NO_INDEX;
      }
      index = index * 10 + digit;
    }
    return index;
  }

  boolean isIndex(int position) {
    return index == position;
  }

  /** Compares with a member name between its quotes. */
  boolean isName(byte[] document, int from, int to, boolean escaped) {
    return escaped
        ? name.equals(JsonText.unescape(document, from, to))
        : Arrays.equals(document, from, to, utf8, 0, utf8.length);
  }
}
