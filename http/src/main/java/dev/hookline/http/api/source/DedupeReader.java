package dev.hookline.http.api.source;

import dev.hookline.http.json.JsonObject;
import dev.hookline.ingest.DedupeRule;
import dev.hookline.signatures.json.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads by what a source tells repeated events. */
final class DedupeReader {

  static final Duration WINDOW_MIN = Duration.ofSeconds(1);
  static final Duration WINDOW_MAX = Duration.ofDays(365);

  private static final List<String> WAYS = List.of("header", "json_pointer", "fields");
  private static final int FIELDS_MAX = 16;
  private static final String FIELD_FORM =
      "must be a JSON pointer such as /data/id, or header: and a name";

  private DedupeReader() {}

  static @Nullable DedupeRule read(JsonObject form, @Nullable DedupeRule present) {
    if (!form.has("dedupe")) {
      return present;
    }
    JsonObject given = form.object("dedupe");
    if (given == null) {
      return null;
    }
    Duration window = window(given, present);
    List<String> ways = WAYS.stream().filter(way -> given.has(way) && !given.isNull(way)).toList();
    if (ways.size() > 1) {
      form.error("dedupe", "must have only one of header, json_pointer and fields");
    }
    if (ways.size() == 1) {
      boolean isHash = ways.contains("fields");
      List<String> fields = isHash ? fields(given) : List.of(field(given, ways.getFirst()));
      return new DedupeRule(isHash ? DedupeRule.By.HASH : DedupeRule.By.VALUE, fields, window);
    }
    if (present != null && !isTakenAway(given, present)) {
      return new DedupeRule(present.by(), present.fields(), window);
    }
    if (window == null) {
      form.error("dedupe", "must have one of header, json_pointer, fields and window");
    }
    return new DedupeRule(DedupeRule.By.EVENT_ID, List.of(), window);
  }

  /** Whether nothing would be left of the way that there is. */
  private static boolean isTakenAway(JsonObject given, DedupeRule present) {
    return switch (present.by()) {
      case EVENT_ID -> given.isNull("window");
      case HASH -> given.isNull("fields");
      case VALUE ->
          given.isNull(
              present.fields().getFirst().startsWith(DedupeRule.HEADER)
                  ? "header"
                  : "json_pointer");
    };
  }

  private static @Nullable Duration window(JsonObject given, @Nullable DedupeRule present) {
    return given.has("window")
        ? given.duration("window", WINDOW_MIN, WINDOW_MAX)
        : present == null ? null : present.window();
  }

  private static List<String> fields(JsonObject given) {
    List<String> fields = given.items("fields", FIELDS_MAX, text -> normal(text), FIELD_FORM);
    if (fields != null && fields.isEmpty()) {
      given.error("fields", "must not be empty");
    }
    return fields == null ? List.of() : fields;
  }

  private static String field(JsonObject given, String name) {
    boolean isHeader = name.equals("header");
    String text = given.requiredText(name, 512);
    Optional<String> field = normal(isHeader ? DedupeRule.HEADER + text : text);
    if (field.isEmpty() && !text.isEmpty()) {
      given.error(
          name,
          isHeader ? "must be the name of a header" : "must be a JSON pointer such as /data/id");
    }
    return field.orElse("");
  }

  /** Header names in lower case; empty for what is no place. */
  private static Optional<String> normal(String text) {
    if (text.startsWith(DedupeRule.HEADER)) {
      String header = text.substring(DedupeRule.HEADER.length());
      return HeaderNames.isName(header)
          ? Optional.of(DedupeRule.HEADER + header.toLowerCase(Locale.ROOT))
          : Optional.empty();
    }
    return text.isEmpty() || text.indexOf('\n') >= 0
        ? Optional.empty()
        : JsonPointer.parse(text).map(JsonPointer::toString);
  }
}
