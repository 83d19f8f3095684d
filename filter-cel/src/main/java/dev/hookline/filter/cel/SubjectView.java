package dev.hookline.filter.cel;

import dev.cel.common.values.NullValue;
import dev.hookline.filter.FilterSubject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subject in the values that CEL knows. What nobody asks for is not made. */
final class SubjectView {

  /** Larger payloads are not parsed and are null. */
  static final int PAYLOAD_BYTES_MAX = 256 * 1024;

  private final FilterSubject subject;
  private @Nullable Map<String, String> headers;
  private @Nullable Object payload;

  SubjectView(FilterSubject subject) {
    this.subject = subject;
  }

  /** By names in lower case; the values of a repeated header are joined with a comma. */
  Map<String, String> headers() {
    Map<String, String> known = headers;
    if (known == null) {
      Map<String, String> made = new HashMap<>();
      subject
          .headers()
          .forEach((name, value) ->
              made.merge(
                  name.toLowerCase(Locale.ROOT), value, (first, next) -> first + ", " + next));
      known = made;
      headers = known;
    }
    return known;
  }

  /** Null for what is not JSON. */
  Object payload() {
    Object known = payload;
    if (known == null) {
      known = parsed();
      payload = known;
    }
    return known;
  }

  private Object parsed() {
    byte[] bytes = subject.payload();
    if (bytes.length == 0 || bytes.length > PAYLOAD_BYTES_MAX) {
      return NullValue.NULL_VALUE;
    }
    try {
      return value(JsonMapper.shared().readTree(bytes));
    } catch (JacksonException notJson) {
      return NullValue.NULL_VALUE;
    }
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> object = new HashMap<>();
        node.properties().forEach(member -> object.put(member.getKey(), value(member.getValue())));
        yield object;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(element -> list.add(value(element)));
        yield list;
      }
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case NULL, MISSING, BINARY, POJO -> NullValue.NULL_VALUE;
    };
  }

  /** An integer that is too large for CEL is a double, be it infinite. */
  private static Object number(JsonNode node) {
    if (!node.isIntegralNumber()) {
      return node.doubleValue();
    }
    return node.canConvertToLong()
        ? (Object) node.longValue()
        : (Object) node.bigIntegerValue().doubleValue();
  }
}
