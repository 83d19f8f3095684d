package dev.hookline.http.api.source;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON document that has texts where JSON pointers (RFC 6901) expect them. */
final class SampleBody {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SampleBody() {}

  static byte[] with(Map<String, String> textByPointer) {
    boolean isArray =
        !textByPointer.isEmpty()
            && textByPointer.keySet().stream().allMatch(pointer -> pointer.startsWith("/0/"));
    JsonNode root = isArray ? NODES.arrayNode() : NODES.objectNode();
    textByPointer.forEach((pointer, text) -> {
      if (!pointer.isEmpty()) {
        put(root, tokens(pointer), text);
      }
    });
    if (root instanceof ObjectNode object) {
      object.put("note", "A sample, sent by Hookline to test this source");
    }
    return JsonMapper.shared().writeValueAsBytes(root);
  }

  private static void put(JsonNode parent, List<String> tokens, String text) {
    String name = tokens.getFirst();
    if (tokens.size() == 1) {
      set(parent, name, NODES.stringNode(text));
      return;
    }
    JsonNode child = parent.path(name);
    if (parent.isArray()) {
      child = parent.path(0);
    }
    if (!child.isContainer()) {
      child = tokens.get(1).equals("0") ? NODES.arrayNode() : NODES.objectNode();
      set(parent, name, child);
    }
    put(child, tokens.subList(1, tokens.size()), text);
  }

  private static void set(JsonNode parent, String name, JsonNode value) {
    switch (parent) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array -> array.add(value);
      default -> throw new IllegalStateException("not a container");
    }
  }

  private static List<String> tokens(String pointer) {
    return List.of(pointer.substring(1).split("/", -1)).stream()
        .map(token -> token.replace("~1", "/").replace("~0", "~"))
        .toList();
  }
}
