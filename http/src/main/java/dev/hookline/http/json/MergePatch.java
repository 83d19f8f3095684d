package dev.hookline.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.http.problem.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;

/** JSON Merge Patch (RFC 7396): null takes a member away, an object is merged, others replace. */
public final class MergePatch {

  private static final JsonFactory FACTORY = StrictJson.factory(0);

  private MergePatch() {}

  /** A new object; the target stays as it is. */
  public static Map<String, Object> merge(Map<?, ?> target, Map<?, ?> patch) {
    Map<String, Object> merged = new LinkedHashMap<>();
    target.forEach((name, value) -> merged.put(String.valueOf(name), value));
    patch.forEach((key, change) -> {
      String name = String.valueOf(key);
      if (change == null) {
        merged.remove(name);
      } else if (change instanceof Map<?, ?> changes) {
        Map<?, ?> present = merged.get(name) instanceof Map<?, ?> object ? object : Map.of();
        merged.put(name, merge(present, changes));
      } else {
        merged.put(name, change);
      }
    });
    return merged;
  }

  /**
   * A patch of a text that is a JSON object. Values stay as they are written, in the text and in
   * the patch: no number loses a digit.
   *
   * @param lengthMax how long the result may be
   * @param patch a JSON object
   * @return makes the new of the present text; null when that would be too long
   * @throws Refused when the patch is not one JSON object
   */
  public static UnaryOperator<@Nullable String> ofText(byte[] patch, int lengthMax) {
    Map<String, @Nullable Object> changes = StreamedJson.read(patch, FACTORY, MergePatch::members);
    return present -> {
      Map<String, @Nullable Object> before =
          present == null
              ? Map.of()
              : StreamedJson.read(present.getBytes(UTF_8), FACTORY, MergePatch::members);
      String after = new String(Json.write(merge(before, changes)), UTF_8);
      return after.length() > lengthMax ? null : after;
    };
  }

  /** Objects as maps, null as null, and all else as the very bytes. */
  private static Map<String, @Nullable Object> members(StreamedJson json) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    json.object(name -> members.put(name, value(json)));
    return members;
  }

  private static @Nullable Object value(StreamedJson json) {
    if (json.isObject()) {
      return members(json);
    }
    byte[] bytes = json.value();
    return json.isNull() ? null : new RawJson(bytes);
  }
}
