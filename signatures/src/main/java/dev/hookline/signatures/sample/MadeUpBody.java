package dev.hookline.signatures.sample;

import dev.hookline.signatures.json.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON document that has texts where JSON pointers (RFC 6901) expect them. */
final class MadeUpBody {

  private MadeUpBody() {}

  static String with(Map<String, String> textByPointer) {
    Map<String, Object> root = new LinkedHashMap<>();
    textByPointer.forEach((pointer, text) -> {
      if (!pointer.isEmpty()) {
        put(root, tokens(pointer), text);
      }
    });
    boolean isList = root.size() == 1 && root.containsKey("0");
    if (!isList) {
      root.put("note", "A sample, sent by Hookline to test a receiver");
    }
    return written(root);
  }

  @SuppressWarnings("unchecked") // the tree holds nothing but maps like this one, and texts
  private static void put(Map<String, Object> parent, List<String> tokens, String text) {
    String name = tokens.get(0);
    if (tokens.size() == 1) {
      parent.put(name, text);
    } else {
      Object child =
          parent.compute(
              name, (key, known) -> known instanceof Map<?, ?> map ? map : new LinkedHashMap<>());
      put((Map<String, Object>) child, tokens.subList(1, tokens.size()), text);
    }
  }

  /** A map whose only name is 0 is a list with one element. */
  private static String written(Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      return JsonPointer.quoted(value.toString());
    }
    if (members.size() == 1 && members.containsKey("0")) {
      return "[" + written(members.values().iterator().next()) + "]";
    }
    List<String> written = new ArrayList<>();
    members.forEach(
        (name, member) -> written.add(JsonPointer.quoted(name.toString()) + ":" + written(member)));
    return "{" + String.join(",", written) + "}";
  }

  private static List<String> tokens(String pointer) {
    return List.of(pointer.substring(1).split("/", -1)).stream()
        .map(token -> token.replace("~1", "/").replace("~0", "~"))
        .toList();
  }
}
