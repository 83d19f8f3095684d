package dev.hookline.signatures.handshake;

/** Writes a text as a JSON string (RFC 8259, section 7), without characters that HTML knows. */
final class JsonString {

  private JsonString() {}

  static String of(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '"' || letter == '\\') {
        json.append('\\').append(letter);
      } else if (letter < ' ' || letter == '<' || letter == '>' || Character.isSurrogate(letter)) {
        json.append("\\u%04x".formatted((int) letter));
      } else {
        json.append(letter);
      }
    }
    return json.append('"').toString();
  }
}
