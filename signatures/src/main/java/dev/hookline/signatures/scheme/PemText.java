package dev.hookline.signatures.scheme;

import org.jspecify.annotations.Nullable;

/** The first block of a PEM file (RFC 7468), without checking its label. */
final class PemText {

  private static final String DASHES = "-----";

  private PemText() {}

  static byte @Nullable [] decode(String text) {
    String body = text.strip();
    if (body.startsWith(DASHES)) {
      int headerEnd = body.indexOf(DASHES, DASHES.length());
      int footer = headerEnd < 0 ? -1 : body.indexOf(DASHES, headerEnd + DASHES.length());
      if (footer < 0) {
        return null;
      }
      body = body.substring(headerEnd + DASHES.length(), footer);
    }
    var packed = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      if (body.charAt(i) > ' ') {
        packed.append(body.charAt(i));
      }
    }
    return Base64Text.decodeKey(packed.toString());
  }
}
