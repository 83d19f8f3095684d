package dev.hookline.http.api.endpoint;

import dev.hookline.event.Headers;
import dev.hookline.http.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the headers that a subscriber wants with each delivery. */
final class HeadersReader {

  private HeadersReader() {}

  /** Headers that are not named stay; null takes one away. */
  static Headers read(JsonObject form, Headers present) {
    Map<String, Headers.Field> chosen = new LinkedHashMap<>();
    present.forEach((name, value) -> chosen.put(key(name), new Headers.Field(name, value)));
    Map<String, String> named = new LinkedHashMap<>();
    for (String name : form.names()) {
      String twin = named.put(key(name), name);
      HeaderRules.problemWithName(name).ifPresent(problem -> form.error(name, problem));
      String value = form.text(name, HeaderRules.VALUE_LENGTH_MAX);
      if (twin != null) {
        form.error(name, "is the same header as " + twin);
      } else if (value != null) {
        HeaderRules.problemWithValue(value).ifPresent(problem -> form.error(name, problem));
        chosen.put(key(name), new Headers.Field(name, value));
      } else {
        chosen.remove(key(name));
      }
    }
    if (chosen.size() > HeaderRules.HEADERS_MAX) {
      form.errors()
          .add(form.pointer(), "must have at most " + HeaderRules.HEADERS_MAX + " headers");
    }
    int length =
        chosen.values().stream().mapToInt(one -> one.name().length() + one.value().length()).sum();
    if (length > HeaderRules.TOTAL_LENGTH_MAX) {
      form.errors()
          .add(
              form.pointer(),
              "must have at most " + HeaderRules.TOTAL_LENGTH_MAX + " characters in all");
    }
    return form.errors().isEmpty() ? Headers.of(List.copyOf(chosen.values())) : present;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
