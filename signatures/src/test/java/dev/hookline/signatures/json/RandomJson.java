package dev.hookline.signatures.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** Writes a random document and remembers pointers into it, and some that lead nowhere. */
final class RandomJson {

  private static final List<String> NAMES =
      List.of(
          "id", "type", "data", "a/b", "m~n", "", "é", "😀", "0", "1", "with \\\"quote", "x\\ty");

  private final Random random;
  private final List<String> pointers = new ArrayList<>();

  RandomJson(Random random) {
    this.random = random;
  }

  String document() {
    var json = new StringBuilder();
    value(json, "", 0);
    return json.toString();
  }

  List<String> pointers() {
    return pointers;
  }

  private void value(StringBuilder json, String path, int depth) {
    pointers.add(path);
    pointers.add(path + "/nowhere");
    space(json);
    switch (random.nextInt(depth > 5 ? 4 : 8)) {
      case 0 -> json.append(random.nextBoolean() ? "true" : "false");
      case 1 -> json.append(random.nextInt(4) == 0 ? "null" : String.valueOf(random.nextInt()));
      case 2, 3 -> string(json);
      case 4, 5 -> array(json, path, depth);
      default -> object(json, path, depth);
    }
    space(json);
  }

  private void object(StringBuilder json, String path, int depth) {
    json.append('{');
    var used = new HashSet<String>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      if (used.add(name)) {
        json.append(used.size() == 1 ? "" : ",");
        space(json);
        json.append('"').append(name).append('"');
        space(json);
        json.append(':');
        String plain = name.replace("\\\"", "\"").replace("\\t", "\t");
        value(json, path + "/" + plain.replace("~", "~0").replace("/", "~1"), depth + 1);
      }
    }
    json.append('}');
  }

  private void array(StringBuilder json, String path, int depth) {
    json.append('[');
    int length = random.nextInt(4);
    for (int i = 0; i < length; i++) {
      json.append(i == 0 ? "" : ",");
      value(json, path + "/" + i, depth + 1);
    }
    json.append(']');
  }

  private void string(StringBuilder json) {
    json.append('"');
    for (int i = random.nextInt(12); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> json.append("\\n\\\\\\\"\\/".substring(0, 2 * (1 + random.nextInt(4))));
        case 1 -> json.append("\\u00").append(random.nextInt(10)).append("a");
        case 2 -> json.append("😀é€");
        default -> json.append((char) ('a' + random.nextInt(26)));
      }
    }
    json.append('"');
  }

  private void space(StringBuilder json) {
    if (random.nextInt(5) == 0) {
      json.append(" \n\t\r".charAt(random.nextInt(4)));
    }
  }
}
