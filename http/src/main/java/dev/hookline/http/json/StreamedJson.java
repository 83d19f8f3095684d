package dev.hookline.http.json;

import dev.hookline.http.problem.FieldErrors;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * A body read in one pass, without a tree, so that values of strangers can be cut out as the very
 * bytes that were sent. What is wrong is collected with its pointer. Each reader takes the value
 * that stands next, whatever it is; a member that is null reads as one that was left out.
 */
public final class StreamedJson {

  private final byte[] body;
  private final JsonParser json;
  private FieldErrors errors = new FieldErrors();

  private StreamedJson(byte[] body, JsonParser json) {
    this.body = body;
    this.json = json;
  }

  /**
   * Reads the object that is the body.
   *
   * @param factory made by {@link StrictJson#factory}
   * @param reading reads it with {@link #object}
   * @throws Refused when it is no JSON object, or something in it is wrong
   */
  public static <T> T read(byte[] body, JsonFactory factory, Function<StreamedJson, T> reading) {
    try (JsonParser parser = StrictJson.parser(factory, body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ProblemCode.INVALID_JSON.refused("The body must be a JSON object.");
      }
      StreamedJson json = new StreamedJson(body, parser);
      T read = reading.apply(json);
      if (parser.nextToken() != null) {
        throw ProblemCode.INVALID_JSON.refused("Something follows the JSON object.");
      }
      json.errors.refuseIfAny();
      return read;
    } catch (JacksonException failure) {
      throw StrictJson.refusal(failure);
    }
  }

  /** Reads an object; false, with an error unless it is null, when it is none. */
  public boolean object(Consumer<String> member) {
    if (!isNext(JsonToken.START_OBJECT, "must be an object")) {
      return false;
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      member.accept(name);
    }
    return true;
  }

  /**
   * Reads an array; false, with an error unless it is null, when it is none.
   *
   * @param item is told the position of each, and must read it; of those beyond the limit it is not
   *     told
   */
  public boolean array(int countMax, IntConsumer item) {
    if (!isNext(JsonToken.START_ARRAY, "must be an array")) {
      return false;
    }
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count < countMax) {
        item.accept(count);
      } else {
        json.skipChildren();
      }
      count++;
    }
    if (count > countMax) {
      error("must have at most " + countMax + " items");
    }
    return true;
  }

  /** Text without control characters; null when it is null or wrong. */
  public @Nullable String text(int lengthMax) {
    if (!isNext(JsonToken.VALUE_STRING, "must be a string")) {
      return null;
    }
    String text = json.getString();
    Optional<String> problem = Texts.problem(text, lengthMax);
    problem.ifPresent(this::error);
    return problem.isPresent() ? null : text;
  }

  /**
   * Text as it stands, line breaks included, but for halves of surrogate pairs; null when it is
   * null or no text.
   */
  public @Nullable String anyText() {
    return isNext(JsonToken.VALUE_STRING, "must be a string")
        ? Texts.wellFormed(json.getString())
        : null;
  }

  /** A whole number within bounds, both included; null when it is null or wrong. */
  public @Nullable Integer integer(int least, int most) {
    String problem = "must be a whole number from " + least + " to " + most;
    if (!isNext(JsonToken.VALUE_NUMBER_INT, problem)) {
      return null;
    }
    boolean fits = json.getNumberType() == JsonParser.NumberType.INT;
    int number = fits ? json.getIntValue() : 0;
    if (!fits || number < least || number > most) {
      error(problem);
      return null;
    }
    return number;
  }

  /** A duration within bounds, both included; null when it is null or wrong. */
  public @Nullable Duration duration(Duration least, Duration most) {
    String text = anyText();
    if (text == null) {
      return null;
    }
    Duration duration = Durations.parse(text).orElse(null);
    if (duration == null || duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      error(
          "must be a duration from "
              + Durations.text(least)
              + " to "
              + Durations.text(most)
              + ", such as \"30s\" or \"PT30S\"");
      return null;
    }
    return duration;
  }

  /** An RFC 3339 time; null when it is null or wrong. */
  public @Nullable Instant time() {
    String text = anyText();
    Instant time = text == null ? null : Times.parse(text).orElse(null);
    if (text != null && time == null) {
      error(Times.RULE);
    }
    return time;
  }

  /**
   * The bytes of the value, whatever it is, null included.
   *
   * @throws Refused when it is nested too deeply, wherever it stands in the body
   */
  public byte[] value() {
    int from = (int) json.currentTokenLocation().getByteOffset();
    skipValue();
    json.finishToken();
    return Arrays.copyOfRange(body, from, (int) json.currentLocation().getByteOffset());
  }

  /** The bytes of a value that must be an object; null when it is null or wrong. */
  public byte @Nullable [] objectValue() {
    return isNext(JsonToken.START_OBJECT, "must be an object") ? value() : null;
  }

  /** Takes a member that nobody knows. */
  public void unknown() {
    json.skipChildren();
    errors.unknown(pointer());
  }

  /** Whether the value that stands next is null. */
  public boolean isNull() {
    return json.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Whether the value that stands next is text. */
  public boolean isText() {
    return json.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Whether the value that stands next is an object. */
  public boolean isObject() {
    return json.currentToken() == JsonToken.START_OBJECT;
  }

  /** The value that was read last is wrong. */
  public void error(String message) {
    errors.add(pointer(), message);
  }

  /** A member of the object that was read last is wrong, or missing. */
  public void error(String name, String message) {
    errors.add(pointer() + "/" + name, message);
  }

  /** Reads something and keeps what is wrong with it apart. */
  public FieldErrors errorsOf(Runnable reading) {
    FieldErrors outer = errors;
    FieldErrors own = new FieldErrors();
    errors = own;
    try {
      reading.run();
    } finally {
      errors = outer;
    }
    return own;
  }

  /** The parser's own limit is that of a body, so of the deepest value in it. */
  private void skipValue() {
    int depth = 0;
    JsonToken token = json.currentToken();
    while (token != null) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth > StrictJson.DEPTH_MAX) {
        throw StrictJson.tooDeepOrLong();
      }
      if (depth == 0) {
        return;
      }
      token = json.nextToken();
    }
  }

  private String pointer() {
    return json.streamReadContext().pathAsPointer().toString();
  }

  private boolean isNext(JsonToken wanted, String otherwise) {
    if (json.currentToken() == wanted) {
      return true;
    }
    boolean isNull = isNull();
    json.skipChildren();
    if (!isNull) {
      error(otherwise);
    }
    return false;
  }
}
