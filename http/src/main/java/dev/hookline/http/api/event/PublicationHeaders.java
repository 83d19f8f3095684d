package dev.hookline.http.api.event;

import dev.hookline.event.Headers;
import dev.hookline.http.problem.FieldErrors;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the {@code headers} of an event: field names as RFC 9110 section 5.6.2 has them, values of
 * visible ASCII, spaces and tabs.
 */
final class PublicationHeaders {

  private static final int COUNT_MAX = 50;
  private static final int NAME_LENGTH_MAX = 128;
  private static final int VALUE_LENGTH_MAX = 4_096;
  private static final String NAME_SYMBOLS = "!#$%&'*+-.^_`|~";

  private final JsonParser json;
  private final FieldErrors errors;
  private final String pointer;
  private final Headers.Builder headers = new Headers.Builder();
  private final Set<String> names = new HashSet<>();

  PublicationHeaders(JsonParser json, FieldErrors errors, String pointer) {
    this.json = json;
    this.errors = errors;
    this.pointer = pointer;
  }

  Headers read() {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Headers.NONE;
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      errors.add(pointer, "must be an object");
      return Headers.NONE;
    }
    int count = 0;
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      if (++count <= COUNT_MAX) {
        field(name);
      } else {
        json.skipChildren();
      }
    }
    if (count > COUNT_MAX) {
      errors.add(pointer, "must have at most " + COUNT_MAX + " fields");
    }
    return headers.build();
  }

  private void field(String name) {
    String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    if (!isName(name)) {
      errors.add(place, "is not the name of a header field");
    } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
      errors.add(place, "is given twice");
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      errors.add(place, "must be a string");
      return;
    }
    String value = json.getString();
    if (isValue(value)) {
      headers.add(name, value);
    } else {
      errors.add(
          place,
          "must be at most "
              + VALUE_LENGTH_MAX
              + " characters of visible ASCII, spaces and tabs, without a space at either end");
    }
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= NAME_LENGTH_MAX
        && name.chars()
            .allMatch(letter ->
                (letter >= '0' && letter <= '9')
                    || (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || NAME_SYMBOLS.indexOf(letter) >= 0);
  }

  private static boolean isValue(String value) {
    return value.length() <= VALUE_LENGTH_MAX
        && value.strip().equals(value)
        && value.chars().allMatch(letter -> letter == '\t' || (letter >= ' ' && letter <= '~'));
  }
}
