package dev.hookline.http.json;

import dev.hookline.http.problem.FieldErrors;
import dev.hookline.http.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of a JSON object, read one by one. What is wrong is collected with its pointer; a
 * member that nobody asked for is unknown. Read all members, then call {@link #refuseIfInvalid}.
 *
 * <p>A member that is left out and one that is null are the same to the readers; {@link #has} tells
 * whether it was named at all, which is what a PATCH needs to know.
 */
public final class JsonObject {

  private final ObjectNode node;
  private final String pointer;
  private final FieldErrors errors;
  private final Set<String> asked = new HashSet<>();
  private final List<JsonObject> children = new ArrayList<>();

  JsonObject(ObjectNode node, String pointer, FieldErrors errors) {
    this.node = node;
    this.pointer = pointer;
    this.errors = errors;
  }

  /** Whether the member was named, be it with null. */
  public boolean has(String name) {
    asked.add(name);
    return node.has(name);
  }

  /** Whether the member was named and is null: in a PATCH, that it be taken away. */
  public boolean isNull(String name) {
    return has(name) && node.path(name).isNull();
  }

  /** The pointer to a member, for errors that only the caller can see. */
  public String pointer(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer to this object. */
  public String pointer() {
    return pointer;
  }

  public void error(String name, String message) {
    errors.add(pointer(name), message);
  }

  /** Where this object's errors are collected, with those of its parents and members. */
  public FieldErrors errors() {
    return errors;
  }

  /**
   * A text without control characters or halves of surrogate pairs; null when it is left out or
   * wrong.
   */
  public @Nullable String text(String name, int lengthMax) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      error(name, "must be a string");
      return null;
    }
    return Texts.problem(value.stringValue(), lengthMax)
        .map(problem -> {
          error(name, problem);
          return (String) null;
        })
        .orElse(value.stringValue());
  }

  /** A text that must be there and not be empty; what stands for it when it is not is of no use. */
  public String requiredText(String name, int lengthMax) {
    String text = text(name, lengthMax);
    if (text == null) {
      if (value(name) == null) {
        error(name, "is required");
      }
      return "";
    }
    if (text.isEmpty()) {
      error(name, "must not be empty");
    }
    return text;
  }

  public @Nullable Boolean flag(String name) {
    JsonNode value = value(name);
    if (value == null || value.isBoolean()) {
      return value == null ? null : value.booleanValue();
    }
    error(name, "must be true or false");
    return null;
  }

  /** A whole number within bounds, both included. */
  public @Nullable Integer integer(String name, int least, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      int number = value.intValue();
      if (number >= least && number <= most) {
        return number;
      }
    }
    error(name, "must be a whole number from " + least + " to " + most);
    return null;
  }

  public @Nullable Double number(String name, double least, double most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isNumber()) {
      // A node refuses to make a double of an integer beyond all doubles; here it is just too
      // large.
      double number =
          value.isIntegralNumber() ? value.bigIntegerValue().doubleValue() : value.doubleValue();
      if (number >= least && number <= most) {
        return number;
      }
    }
    error(name, "must be a number from " + least + " to " + most);
    return null;
  }

  /** A duration within bounds, both included. */
  public @Nullable Duration duration(String name, Duration least, Duration most) {
    JsonNode value = value(name);
    return value == null ? null : duration(value, pointer(name), least, most);
  }

  /** An RFC 3339 time; null when it is left out or wrong. */
  public @Nullable Instant time(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    Optional<Instant> time = value.isString() ? Times.parse(value.stringValue()) : Optional.empty();
    if (time.isEmpty()) {
      error(name, Times.RULE);
    }
    return time.orElse(null);
  }

  /** A list of durations, each within bounds; null when it is left out or wrong. */
  public @Nullable List<Duration> durations(
      String name, int countMax, Duration least, Duration most) {
    List<JsonNode> values = array(name, countMax);
    if (values == null) {
      return null;
    }
    List<Duration> durations = new ArrayList<>();
    for (int at = 0; at < values.size(); at++) {
      Duration duration = duration(values.get(at), pointer(name) + "/" + at, least, most);
      if (duration != null) {
        durations.add(duration);
      }
    }
    return durations;
  }

  /** A list of texts that are not empty; null when it is left out or not a list. */
  public @Nullable List<String> texts(String name, int countMax, int lengthMax) {
    List<JsonNode> values = array(name, countMax);
    if (values == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < values.size(); at++) {
      JsonNode value = values.get(at);
      String place = pointer(name) + "/" + at;
      if (!value.isString() || value.stringValue().isEmpty()) {
        errors.add(place, "must be a string that is not empty");
      } else {
        Optional<String> problem = Texts.problem(value.stringValue(), lengthMax);
        problem.ifPresentOrElse(
            message -> errors.add(place, message), () -> texts.add(value.stringValue()));
      }
    }
    return texts;
  }

  /**
   * A text as it stands, line breaks included, without halves of surrogate pairs; null when it is
   * left out or wrong.
   */
  public @Nullable String anyText(String name, int lengthMax) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isString() || Texts.isLonger(value.stringValue(), lengthMax)) {
      error(name, "must be a string of at most " + lengthMax + " characters");
      return null;
    }
    if (!Texts.isWellFormed(value.stringValue())) {
      error(name, "must be well-formed Unicode");
      return null;
    }
    return value.stringValue();
  }

  /** Whether a member is a list without items. */
  public boolean isEmptyList(String name) {
    JsonNode value = value(name);
    return value != null && value.isArray() && value.isEmpty();
  }

  /**
   * A list of texts with a meaning; null when it is left out or not a list.
   *
   * @param reader empty for a text that has none
   * @param otherwise what to say of such a text
   */
  public <T> @Nullable List<T> items(
      String name, int countMax, Function<String, Optional<T>> reader, String otherwise) {
    List<JsonNode> values = array(name, countMax);
    if (values == null) {
      return null;
    }
    List<T> items = new ArrayList<>();
    for (int at = 0; at < values.size(); at++) {
      JsonNode value = values.get(at);
      Optional<T> item = value.isString() ? reader.apply(value.stringValue()) : Optional.empty();
      if (item.isEmpty()) {
        errors.add(pointer(name) + "/" + at, otherwise);
      }
      item.ifPresent(items::add);
    }
    return items;
  }

  /**
   * A member that is an object of which somebody else knows the members: maps, lists, texts,
   * numbers, truth values and nulls. Null when it is left out or something else.
   */
  public @Nullable Map<String, Object> foreignObject(String name) {
    JsonNode value = value(name);
    if (value instanceof ObjectNode object) {
      return Json.map(object);
    }
    if (value != null) {
      error(name, "must be an object");
    }
    return null;
  }

  /** A member that is an object; null when it is left out or something else. */
  public @Nullable JsonObject object(String name) {
    JsonNode value = value(name);
    if (value instanceof ObjectNode member) {
      JsonObject child = new JsonObject(member, pointer(name), errors);
      children.add(child);
      return child;
    }
    if (value != null) {
      error(name, "must be an object");
    }
    return null;
  }

  /** A list of objects; empty when it is left out or wrong. */
  public List<JsonObject> objects(String name, int countMax) {
    List<JsonNode> values = array(name, countMax);
    List<JsonObject> objects = new ArrayList<>();
    for (int at = 0; values != null && at < values.size(); at++) {
      String place = pointer(name) + "/" + at;
      if (values.get(at) instanceof ObjectNode object) {
        objects.add(new JsonObject(object, place, errors));
      } else {
        errors.add(place, "must be an object");
      }
    }
    children.addAll(objects);
    return objects;
  }

  /** The names of the members, for an object whose names are the caller's own. */
  public List<String> names() {
    return List.copyOf(node.propertyNames());
  }

  /**
   * Ends the call if a member of this object or of those within it is wrong or unknown.
   *
   * @throws Refused with all that is wrong
   */
  public void refuseIfInvalid() {
    collectUnknown();
    errors.refuseIfAny();
  }

  private void collectUnknown() {
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        errors.unknown(pointer(name));
      }
    }
    children.forEach(JsonObject::collectUnknown);
  }

  private @Nullable List<JsonNode> array(String name, int countMax) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      error(name, "must be an array");
      return null;
    }
    if (value.size() > countMax) {
      error(name, "must have at most " + countMax + " items");
      return null;
    }
    return List.copyOf(value.values());
  }

  private @Nullable Duration duration(JsonNode value, String place, Duration least, Duration most) {
    Optional<Duration> duration =
        value.isString() ? Durations.parse(value.stringValue()) : Optional.empty();
    if (duration.isPresent()
        && duration.get().compareTo(least) >= 0
        && duration.get().compareTo(most) <= 0) {
      return duration.get();
    }
    String range = Durations.text(least) + " to " + Durations.text(most);
    errors.add(place, "must be a duration from " + range + ", such as \"30s\" or \"PT30S\"");
    return null;
  }

  private @Nullable JsonNode value(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
