package dev.hookline.server.developer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The beginning of an answer, fit to stand at the end of a line. */
final class OneLine {

  private static final int CHARS_MAX = 160;

  private OneLine() {}

  static String of(byte[] body) {
    int length = Math.min(body.length, 4 * CHARS_MAX);
    String text = new String(body, 0, length, UTF_8).replaceAll("\\p{Cntrl}+", " ").strip();
    if (text.isEmpty()) {
      return "";
    }
    return "  " + (text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + "...");
  }
}
