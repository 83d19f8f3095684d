package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Fixed text of a template and its bytes. */
final class LiteralBytes {

  private final String text;
  private final byte[] utf8;

  LiteralBytes(String text) {
    this.text = text;
    this.utf8 = text.getBytes(UTF_8);
  }

  String text() {
    return text;
  }

  byte[] utf8() {
    return utf8;
  }
}
