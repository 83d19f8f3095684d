package dev.hookline.sdk.json;

import dev.hookline.sdk.TypeOf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps values to JSON and back with Jackson. {@code byte[]} is taken as JSON that is written
 * already. Safe for several threads.
 */
public final class JsonCodec {

  private static final JsonCodec STANDARD = new JsonCodec(JsonMapper.shared());
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final JsonMapper mapper;

  private JsonCodec(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Jackson's own defaults. */
  public static JsonCodec standard() {
    return STANDARD;
  }

  /** With this mapper's settings. */
  public static JsonCodec of(JsonMapper mapper) {
    return new JsonCodec(mapper);
  }

  /** JSON's null. */
  public static byte[] nullValue() {
    return NULL.clone();
  }

  /**
   * The JSON of a value.
   *
   * @throws JsonMappingFailure when it cannot be written as JSON
   */
  public byte[] write(@Nullable Object value) {
    if (value == null) {
      return NULL.clone();
    }
    if (value instanceof byte[] json) {
      return json;
    }
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JacksonException failure) {
      throw new JsonMappingFailure(failure.getOriginalMessage(), failure);
    }
  }

  /**
   * The value of JSON; null for JSON's null.
   *
   * @throws JsonMappingFailure when the JSON is malformed or does not fit the type
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the type is the token's own
  public <T> @Nullable T read(byte[] json, TypeOf<T> type) {
    if (type.type() == byte[].class) {
      return (T) json;
    }
    try {
      return (T) mapper.readValue(json, mapper.constructType(type.type()));
    } catch (JacksonException failure) {
      throw new JsonMappingFailure(
          "does not fit " + type + ": " + failure.getOriginalMessage(), failure);
    }
  }
}
