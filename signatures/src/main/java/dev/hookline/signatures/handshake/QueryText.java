package dev.hookline.signatures.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/** Finds parameters in the query of a URL ({@code application/x-www-form-urlencoded}). */
final class QueryText {

  private QueryText() {}

  /** The decoded value; null when it is absent, repeated or wrongly encoded. */
  static @Nullable String of(@Nullable String url, String name) {
    int start = url == null ? -1 : url.indexOf('?');
    if (url == null || start < 0) {
      return null;
    }
    String found = null;
    for (String pair : url.substring(start + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (name.equals(key)) {
        if (found != null) {
          return null;
        }
        found = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      }
    }
    return found;
  }

  static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException wrongEscape) {
      return null;
    }
  }
}
