package dev.hookline.sdk.http;

import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonObject;
import dev.hookline.sdk.transport.TriggerItem;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Triggers as the API takes them. Payloads go in as the bytes they are. */
public final class TriggerWriter {

  private TriggerWriter() {}

  /** The body of a trigger. */
  public static byte[] one(TriggerItem item) {
    var fields = new LinkedHashMap<String, byte[]>();
    fields.put("payload", item.payload());
    Map<String, Object> options = TriggerOptionsWriter.write(item.options());
    if (!options.isEmpty()) {
      fields.put("options", JsonCodec.standard().write(options));
    }
    return JsonObject.of(fields);
  }

  /** The body of a batch of triggers. */
  public static byte[] batch(List<TriggerItem> items) {
    var array = new ByteArrayOutputStream();
    char separator = '[';
    for (TriggerItem item : items) {
      array.write(separator);
      array.writeBytes(one(item));
      separator = ',';
    }
    array.write(']');
    return JsonObject.of(Map.of("items", array.toByteArray()));
  }
}
