package dev.hookline.http.api.worker;

import dev.hookline.http.json.JsonBytes;
import dev.hookline.http.json.StreamedJson;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed, as its worker says it.
 *
 * @param json the object that is kept
 * @param why one line for a person
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record ReadError(byte[] json, String why) {

  static final int TYPE_LENGTH_MAX = 255;
  private static final int WHY_LENGTH_MAX = 500;

  /** A message or a stack that is longer is cut: how a run failed must not be lost for it. */
  private static final int MESSAGE_LENGTH_MAX = 8 * 1024;

  private static final int STACK_LENGTH_MAX = 32 * 1024;

  static @Nullable ReadError read(StreamedJson json) {
    @Nullable String[] texts = new @Nullable String[3];
    boolean isObject =
        json.object(name -> {
          switch (name) {
            case "type" -> texts[0] = json.anyText();
            case "message" -> texts[1] = json.anyText();
            case "stack" -> texts[2] = json.anyText();
            default -> json.unknown();
          }
        });
    if (!isObject) {
      return null;
    }
    String type = texts[0];
    String message = texts[1];
    if (type == null) {
      json.error("type", "is required");
    }
    return of(type == null ? "" : type, message == null ? "" : message, texts[2]);
  }

  static ReadError of(String type, String message, @Nullable String stack) {
    JsonBytes json = new JsonBytes(256);
    json.openObject()
        .name("type")
        .text(cut(type, TYPE_LENGTH_MAX))
        .name("message")
        .text(cut(message, MESSAGE_LENGTH_MAX));
    if (stack != null) {
      json.name("stack").text(cut(stack, STACK_LENGTH_MAX));
    }
    String why = message.isEmpty() ? type : type + ": " + message;
    return new ReadError(
        json.closeObject().toBytes(), cut(why.replaceAll("\\p{Cntrl}+", " "), WHY_LENGTH_MAX));
  }

  private static String cut(String text, int lengthMax) {
    if (text.length() <= lengthMax) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(lengthMax - 1));
    return text.substring(0, splitsPair ? lengthMax - 1 : lengthMax);
  }
}
