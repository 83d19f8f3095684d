package dev.hookline.signatures.json;

import java.util.Arrays;

/**
 * Walks a document once, checks its grammar (RFC 8259) and notes where the wanted values lie. The
 * pointers that agree with the path so far travel down the recursion as a bit set, so that a part
 * of the document nobody asked for costs only its grammar.
 */
final class JsonScanner {

  private static final int ABSENT = -1;

  private final byte[] document;
  private final JsonPointer[] pointers;
  private final int[] starts;
  private final int[] ends;
  private final int[] arrayLengths;
  private int at;
  private int lastArrayLength;
  private boolean nameEscaped;

  JsonScanner(byte[] document, JsonPointer[] pointers) {
    this.document = document;
    this.pointers = pointers;
    this.starts = new int[pointers.length];
    this.ends = new int[pointers.length];
    this.arrayLengths = new int[pointers.length];
    Arrays.fill(starts, ABSENT);
  }

  int start(int pointer) {
    return starts[pointer];
  }

  int end(int pointer) {
    return ends[pointer];
  }

  int arrayLength(int pointer) {
    return arrayLengths[pointer];
  }

  /** Start and end of each element of an array that a scan has found, one pair after the other. */
  int[] elements(int pointer) {
    int[] bounds = new int[2 * arrayLengths[pointer]];
    at = starts[pointer] + 1;
    for (int i = 0; i < bounds.length; i += 2) {
      skipSpace();
      bounds[i] = at;
      value(0, 0);
      bounds[i + 1] = at;
      skipSpace();
      at++; // the comma or the end
    }
    return bounds;
  }

  boolean scan() {
    skipByteOrderMark();
    if (!value(0, (1 << pointers.length) - 1)) {
      return false;
    }
    skipSpace();
    return at == document.length;
  }

  private boolean value(int depth, int wanted) {
    skipSpace();
    if (at == document.length || depth > JsonFields.MAX_DEPTH) {
      return false;
    }
    int start = at;
    boolean wellFormed =
        switch (document[at]) {
          case '{' -> object(depth, wanted);
          case '[' -> array(depth, wanted);
          case '"' -> string();
          case 't' -> word("true");
          case 'f' -> word("false");
          case 'n' -> word("null");
          default -> number();
        };
    if (wanted != 0) {
      note(depth, wanted, start);
    }
    return wellFormed;
  }

  private void note(int depth, int wanted, int start) {
    for (int i = 0; i < pointers.length; i++) {
      if ((wanted & 1 << i) != 0 && pointers[i].depth() == depth) {
        starts[i] = start;
        ends[i] = at;
        arrayLengths[i] = lastArrayLength;
      }
    }
  }

  private boolean object(int depth, int wanted) {
    at++;
    if (next() == '}') {
      at++;
      return true;
    }
    while (next() == '"') {
      int from = at + 1;
      if (!string()) {
        return false;
      }
      int matching = wanted == 0 ? 0 : named(depth, wanted, from, at - 1);
      if (next() != ':') {
        return false;
      }
      at++;
      if (!value(depth + 1, matching)) {
        return false;
      }
      int separator = next();
      at++;
      if (separator != ',') {
        return separator == '}';
      }
    }
    return false;
  }

  private boolean array(int depth, int wanted) {
    at++;
    if (next() == ']') {
      at++;
      lastArrayLength = 0;
      return true;
    }
    for (int index = 0; ; index++) {
      if (!value(depth + 1, wanted == 0 ? 0 : indexed(depth, wanted, index))) {
        return false;
      }
      int separator = next();
      at++;
      if (separator != ',') {
        lastArrayLength = index + 1;
        return separator == ']';
      }
    }
  }

  private int named(int depth, int wanted, int from, int to) {
    int matching = 0;
    for (int i = 0; i < pointers.length; i++) {
      if ((wanted & 1 << i) != 0
          && pointers[i].depth() > depth
          && pointers[i].token(depth).isName(document, from, to, nameEscaped)) {
        matching |= 1 << i;
        starts[i] = ABSENT; // an earlier member of the same name does not count any more
      }
    }
    return matching;
  }

  private int indexed(int depth, int wanted, int index) {
    int matching = 0;
    for (int i = 0; i < pointers.length; i++) {
      if ((wanted & 1 << i) != 0
          && pointers[i].depth() > depth
          && pointers[i].token(depth).isIndex(index)) {
        matching |= 1 << i;
      }
    }
    return matching;
  }

  private boolean string() {
    nameEscaped = false;
    for (at++; at < document.length; at++) {
      byte b = document[at];
      if (b == '"') {
        at++;
        return true;
      }
      if (b == '\\') {
        nameEscaped = true;
        if (!escape()) {
          return false;
        }
      } else if (b >= 0 && b < 0x20) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    at++;
    if (at >= document.length) {
      return false;
    }
    return switch (document[at]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
      case 'u' -> fourHexDigits();
      default -> false;
    };
  }

  private boolean fourHexDigits() {
    for (int digits = 0; digits < 4; digits++) {
      at++;
      if (at >= document.length || Character.digit(document[at], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (at >= document.length || document[at] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean number() {
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else if (!digits()) {
      return false;
    }
    if (peek() == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int from = at;
    while (at < document.length && document[at] >= '0' && document[at] <= '9') {
      at++;
    }
    return at > from;
  }

  private int peek() {
    return at < document.length ? document[at] : ABSENT;
  }

  private int next() {
    skipSpace();
    return peek();
  }

  private void skipSpace() {
    while (at < document.length
        && (document[at] == ' '
            || document[at] == '\n'
            || document[at] == '\r'
            || document[at] == '\t')) {
      at++;
    }
  }

  private void skipByteOrderMark() {
    if (document.length >= 3
        && document[0] == (byte) 0xEF
        && document[1] == (byte) 0xBB
        && document[2] == (byte) 0xBF) {
      at = 3;
    }
  }
}
