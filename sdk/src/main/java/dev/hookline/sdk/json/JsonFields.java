package dev.hookline.sdk.json;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object as its fields, each still the bytes that arrived. Values are read when asked for;
 * what nobody asks for costs one scan. The accessors throw {@link JsonMappingFailure} when a field
 * is missing or of another kind.
 */
public final class JsonFields {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Map<String, byte[]> fields;

  private JsonFields(Map<String, byte[]> fields) {
    this.fields = fields;
  }

  /** Splits an object into its fields. */
  public static JsonFields of(byte[] json) {
    var fields = new LinkedHashMap<String, byte[]>();
    try (JsonParser parser = MAPPER.createParser(json)) {
      expect(JsonToken.START_OBJECT, parser.nextToken());
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, value(parser, json));
      }
    } catch (JacksonException failure) {
      throw new JsonMappingFailure(failure.getOriginalMessage(), failure);
    }
    return new JsonFields(fields);
  }

  /** Splits an array into its elements. */
  public static List<byte[]> elements(byte[] json) {
    var elements = new ArrayList<byte[]>();
    try (JsonParser parser = MAPPER.createParser(json)) {
      expect(JsonToken.START_ARRAY, parser.nextToken());
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser, json));
      }
    } catch (JacksonException failure) {
      throw new JsonMappingFailure(failure.getOriginalMessage(), failure);
    }
    return elements;
  }

  /** The bytes of a field; null when it is absent or JSON's null. */
  public byte @Nullable [] raw(String name) {
    byte[] value = fields.get(name);
    return value == null || isNull(value) ? null : value;
  }

  /** A string. */
  public String text(String name) {
    return require(name, optionalText(name));
  }

  /** A string; null when absent. */
  public @Nullable String optionalText(String name) {
    return mapped(name, String.class);
  }

  /** A whole number. */
  public long number(String name) {
    return require(name, mapped(name, Long.class));
  }

  /** A truth value; false when absent. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(mapped(name, Boolean.class));
  }

  /** A time as in RFC 3339; null when absent. */
  public @Nullable Instant time(String name) {
    String text = optionalText(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException failure) {
      throw new JsonMappingFailure(name + " is not a time: " + text, failure);
    }
  }

  /** A duration; null when absent. */
  public @Nullable Duration duration(String name) {
    String text = optionalText(name);
    return text == null ? null : JsonDuration.parse(text);
  }

  /** An object; empty when absent. */
  public JsonFields object(String name) {
    byte[] value = raw(name);
    return value == null ? new JsonFields(Map.of()) : of(value);
  }

  /** The objects of an array; none when absent. */
  public List<JsonFields> objects(String name) {
    byte[] value = raw(name);
    return value == null ? List.of() : elements(value).stream().map(JsonFields::of).toList();
  }

  /** The strings of an array; none when absent. */
  public List<String> texts(String name) {
    String[] texts = mapped(name, String[].class);
    return texts == null ? List.of() : List.of(texts);
  }

  /** The names of the fields, in order. */
  public Set<String> names() {
    return fields.keySet();
  }

  /** What must be there. */
  public static <T> T require(String name, @Nullable T value) {
    if (value == null) {
      throw new JsonMappingFailure(name + " is missing", null);
    }
    return value;
  }

  private <T> @Nullable T mapped(String name, Class<T> type) {
    byte[] value = raw(name);
    try {
      return value == null ? null : MAPPER.readValue(value, type);
    } catch (JacksonException failure) {
      throw new JsonMappingFailure(name + ": " + failure.getOriginalMessage(), failure);
    }
  }

  private static boolean isNull(byte[] value) {
    return value.length == 4 && value[0] == 'n';
  }

  private static byte[] value(JsonParser parser, byte[] json) {
    int begin = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    return Arrays.copyOfRange(json, begin, (int) parser.currentLocation().getByteOffset());
  }

  private static void expect(JsonToken expected, @Nullable JsonToken found) {
    if (found != expected) {
      throw new JsonMappingFailure("expected " + expected + ", found " + found, null);
    }
  }
}
