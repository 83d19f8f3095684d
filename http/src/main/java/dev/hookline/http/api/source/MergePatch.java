package dev.hookline.http.api.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Merge Patch (RFC 7396): null takes a member away, an object is merged, others replace. */
final class MergePatch {

  private MergePatch() {}

  /** A new object; the target stays as it is. */
  static Map<String, Object> merge(Map<?, ?> target, Map<?, ?> patch) {
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
}
