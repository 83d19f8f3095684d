package dev.hookline.store.sqlite;

import java.util.List;

/** Any texts as one, a line for each: line breaks in them are written as {@code \n}. */
final class EscapedLines {

  private EscapedLines() {}

  static String of(List<String> texts) {
    return Lines.of(texts, EscapedLines::escaped);
  }

  /** Of at least one text. */
  static List<String> read(String lines) {
    return List.of(lines.split("\n", -1)).stream().map(EscapedLines::unescaped).toList();
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  static String unescaped(String line) {
    StringBuilder text = new StringBuilder(line.length());
    boolean isEscaped = false;
    for (int at = 0; at < line.length(); at++) {
      char letter = line.charAt(at);
      if (isEscaped) {
        text.append(letter == 'n' ? '\n' : letter == 'r' ? '\r' : letter);
        isEscaped = false;
      } else if (letter == '\\') {
        isEscaped = true;
      } else {
        text.append(letter);
      }
    }
    return text.toString();
  }
}
