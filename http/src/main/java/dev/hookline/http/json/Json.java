package dev.hookline.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hookline.http.problem.FieldErrors;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bodies strictly and writes views: records in snake case, members in their order, without
 * those that are null. Types are never taken from the JSON.
 */
public final class Json {

  /** The object that is a body is around values of strangers. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(StrictJson.factory(1))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new TimeWriter())
                  .addSerializer(Duration.class, new DurationWriter())
                  .addSerializer(RawJson.class, new RawWriter()))
          .build();

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private Json() {}

  /** The UTF-8 bytes of a view: a record, map, list, text, number, {@link RawJson} or time. */
  public static byte[] write(Object view) {
    return MAPPER.writeValueAsBytes(view);
  }

  /** For answers that are too large for a view; UTF-8. */
  public static JsonGenerator generator(OutputStream target) {
    return MAPPER.createGenerator(target);
  }

  /**
   * The object that is a body.
   *
   * @throws Refused when the body is not one JSON object
   */
  public static JsonObject readObject(byte[] body) {
    StrictJson.requireUtf8(body);
    JsonNode root;
    try {
      root = MAPPER.readTree(body);
    } catch (JacksonException failure) {
      throw StrictJson.refusal(failure);
    }
    if (root instanceof ObjectNode object) {
      return new JsonObject(object, "", new FieldErrors());
    }
    throw ProblemCode.INVALID_JSON.refused("The body must be a JSON object.");
  }

  /**
   * The members of the object that is a text.
   *
   * @throws Refused when it is not one JSON object
   */
  public static Map<String, Object> readMap(byte[] text) {
    StrictJson.requireUtf8(text);
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return map(object);
      }
    } catch (JacksonException failure) {
      throw StrictJson.refusal(failure);
    }
    throw ProblemCode.INVALID_JSON.refused("It must be a JSON object.");
  }

  static Map<String, Object> map(ObjectNode object) {
    return MAPPER.convertValue(object, MAP);
  }

  /** An object without members, for a body that was left out. */
  public static JsonObject emptyObject() {
    return new JsonObject(MAPPER.createObjectNode(), "", new FieldErrors());
  }

  private static final class TimeWriter extends ValueSerializer<Instant> {
    @Override
    public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
      json.writeString(Times.text(time));
    }
  }

  private static final class DurationWriter extends ValueSerializer<Duration> {
    @Override
    public void serialize(Duration duration, JsonGenerator json, SerializationContext context) {
      json.writeString(Durations.text(duration));
    }
  }

  private static final class RawWriter extends ValueSerializer<RawJson> {
    @Override
    public void serialize(RawJson raw, JsonGenerator json, SerializationContext context) {
      json.writeRawValue(raw.text());
    }
  }
}
