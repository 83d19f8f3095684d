package dev.hookline.sdk.json;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Puts JSON values together to an object, without reading them. */
public final class JsonObject {

  private JsonObject() {}

  /** The object with these fields, whose values are JSON already. */
  public static byte[] of(Map<String, byte[]> fields) {
    var object = new ByteArrayOutputStream(64);
    char separator = '{';
    for (Map.Entry<String, byte[]> field : fields.entrySet()) {
      object.write(separator);
      object.writeBytes(JsonCodec.standard().write(field.getKey()));
      object.write(':');
      object.writeBytes(field.getValue());
      separator = ',';
    }
    if (fields.isEmpty()) {
      object.write('{');
    }
    object.write('}');
    return object.toByteArray();
  }
}
