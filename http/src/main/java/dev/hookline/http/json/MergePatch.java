package dev.hookline.http.json;

import dev.hookline.http.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7396): null takes a member away, an object is merged, others replace. */
public final class MergePatch {

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
   * A patch of a text that is a JSON object.
   *
   * @param lengthMax how long the result may be
   * @param patch a JSON object
   * @return makes the new of the present text; null when that would be too long
   * @throws Refused when the patch is not one JSON object
   */
  public static UnaryOperator<@Nullable String> ofText(byte[] patch, int lengthMax) {
    Map<String, Object> changes = Json.readMap(patch);
    return present -> {
      Map<String, Object> before =
          present == null ? Map.of() : Json.readMap(present.getBytes(StandardCharsets.UTF_8));
      String after = new String(Json.write(merge(before, changes)), StandardCharsets.UTF_8);
      return after.length() > lengthMax ? null : after;
    };
  }
}
