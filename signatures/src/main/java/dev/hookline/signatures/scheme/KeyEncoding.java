package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** How the text of a secret becomes key bytes. */
public enum KeyEncoding {
  /** The characters themselves, in UTF-8. */
  UTF8,
  /** Base64 with the standard alphabet; padding may be left out. */
  BASE64,
  /** Hexadecimal digits of either case. */
  HEX,
  /** PEM, or the base64 between its header and footer. */
  PEM;

  /** Null when the text is not in this encoding. */
  byte @Nullable [] decode(String text) {
    return switch (this) {
      case UTF8 -> text.getBytes(UTF_8);
      case BASE64 -> Base64Text.decodeKey(text);
      case HEX -> HexText.decode(text, 0, text.length());
      case PEM -> PemText.decode(text);
    };
  }

  String description() {
    return switch (this) {
      case UTF8 -> "text";
      case BASE64 -> "base64";
      case HEX -> "hexadecimal digits";
      case PEM -> "PEM or base64 of DER";
    };
  }
}
