package dev.hookline.http.json;

import java.nio.charset.StandardCharsets;

/**
 * JSON text that goes into an answer as it is: number text, member order and white space are kept.
 * Whoever makes one knows that the bytes are one valid JSON value in UTF-8.
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record RawJson(byte[] bytes) {

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
