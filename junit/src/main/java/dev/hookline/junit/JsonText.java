package dev.hookline.junit;

import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonObject;
import java.util.Map;

/** Metadata as entries that are JSON each. */
final class JsonText {

  private JsonText() {}

  static byte[] object(Map<String, byte[]> entries) {
    return JsonObject.of(entries);
  }

  /** Merges a patch, of which an entry that is null takes one out. */
  static void merge(Map<String, byte[]> entries, byte[] patch) {
    JsonFields fields = JsonFields.of(patch);
    for (String name : fields.names()) {
      byte[] value = fields.raw(name);
      if (value == null) {
        entries.remove(name);
      } else {
        entries.put(name, value);
      }
    }
  }
}
