package dev.hookline.signatures.scheme;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 with the alphabet for URLs and without padding (RFC 4648 section 5, RFC 7515). */
final class Base64UrlText {

  private Base64UrlText() {}

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Null for null and for text in another form. */
  static byte @Nullable [] decode(@Nullable String text) {
    if (text == null || text.indexOf('=') >= 0) {
      return null;
    }
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
