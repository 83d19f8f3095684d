package dev.hookline.signatures.provider;

import dev.hookline.signatures.json.JsonPointer;
import dev.hookline.signatures.scheme.BodyField;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.signatures.scheme.HeaderField;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one object of settings and collects what is wrong with it. */
final class FormReader {

  private static final int MAX_TEXT = 1024;
  private static final int MAX_HEADERS = 100;
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Duration MAX_TOLERANCE = Duration.ofDays(7);

  private final Map<?, ?> object;
  private final String path;
  private final List<Problem> problems;
  private final Set<String> known = new HashSet<>();

  FormReader(Map<String, ?> object) {
    this(object, "", new ArrayList<>());
  }

  private FormReader(Map<?, ?> object, String path, List<Problem> problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  List<Problem> problems() {
    return problems;
  }

  void problem(String name, String message) {
    problems.add(new Problem(path + "/" + name, message));
  }

  @Nullable FormReader object(String name) {
    return switch (member(name)) {
      case null -> null;
      case Map<?, ?> map -> new FormReader(map, path + "/" + name, problems);
      default -> {
        problem(name, "must be an object");
        yield null;
      }
    };
  }

  @Nullable FormReader required(String name) {
    if (member(name) == null) {
      problem(name, "is required");
    }
    return object(name);
  }

  @Nullable String text(String name) {
    return switch (member(name)) {
      case null -> null;
      case String text when !text.isEmpty() && text.length() <= MAX_TEXT -> text;
      default -> {
        problem(name, "must be a string of 1 to " + MAX_TEXT + " characters");
        yield null;
      }
    };
  }

  /** The name of a header field (RFC 9110, section 5.1): any other is never found. */
  @Nullable String header(String name) {
    String text = text(name);
    if (text != null && !isHeader(text)) {
      problem(name, "must be the name of a header");
    }
    return text;
  }

  private static boolean isHeader(String text) {
    return HEADER_NAME.matcher(text).matches();
  }

  @Nullable String requiredText(String name) {
    if (member(name) == null) {
      problem(name, "is required");
    }
    return text(name);
  }

  String textOr(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** What stands around values in a header; empty when absent. */
  String affix(String name) {
    String text = textOr(name, "");
    if (text.codePoints().anyMatch(FormReader::isNeverInHeader)) {
      problem(name, "must not hold control characters or halves of surrogate pairs");
    }
    return text;
  }

  private static boolean isNeverInHeader(int letter) {
    return Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE;
  }

  <E> E choiceOr(String name, Map<String, E> choices, E otherwise) {
    E chosen = member(name) == null ? otherwise : choice(name, choices);
    return chosen == null ? otherwise : chosen;
  }

  /** One of the names; null with a problem when the member is absent or something else. */
  <E> @Nullable E choice(String name, Map<String, E> choices) {
    E chosen = member(name) instanceof String text ? choices.get(text) : null;
    if (chosen == null) {
      problem(name, "must be one of " + String.join(", ", new TreeSet<>(choices.keySet())));
    }
    return chosen;
  }

  /**
   * A duration as ISO-8601 ({@code PT5M}), as {@code 300s}, {@code 5m}, {@code 2h}, or as a number
   * of seconds.
   */
  Duration durationOr(String name, Duration otherwise) {
    Object value = member(name);
    if (value == null) {
      return otherwise;
    }
    Optional<Duration> duration =
        switch (value) {
          case Integer seconds -> Optional.of(Duration.ofSeconds(seconds));
          case Long seconds -> Optional.of(Duration.ofSeconds(seconds));
          case String text -> duration(text);
          default -> Optional.empty();
        };
    if (duration.isEmpty()
        || duration.get().compareTo(Duration.ofSeconds(1)) < 0
        || duration.get().compareTo(MAX_TOLERANCE) > 0) {
      problem(name, "must be a duration between 1s and 7 days");
      return otherwise;
    }
    return duration.get();
  }

  private static Optional<Duration> duration(String text) {
    boolean iso = text.startsWith("P") || text.startsWith("p");
    try {
      return Optional.of(Duration.parse(iso ? text : "PT" + text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * A place: {@code header} with optional {@code prefix} and {@code separator}, or {@code
   * json_pointer}.
   */
  @Nullable Field field() {
    String header = header("header");
    String pointer = text("json_pointer");
    String prefix = affix("prefix");
    String separator = affix("separator");
    if ((header == null) == (pointer == null)) {
      problems.add(new Problem(path, "must have either header or json_pointer"));
      return null;
    }
    if (header != null) {
      return new HeaderField(header, prefix, separator);
    }
    Optional<JsonPointer> parsed = pointer == null ? Optional.empty() : JsonPointer.parse(pointer);
    if (parsed.isEmpty()) {
      problem("json_pointer", "must be a JSON pointer such as /data/id");
    }
    return parsed.map(BodyField::new).orElse(null);
  }

  /**
   * The places of a signature: as {@link #field}, or {@code headers} for several headers of one
   * form.
   */
  List<Field> fields() {
    if (member("headers") == null) {
      Field field = field();
      return field == null ? List.of() : List.of(field);
    }
    String prefix = affix("prefix");
    String separator = affix("separator");
    if (!(member("headers") instanceof List<?> names)
        || names.isEmpty()
        || names.size() > MAX_HEADERS
        || !names.stream().allMatch(name -> name instanceof String text && isHeader(text))) {
      problem("headers", "must be a list of 1 to " + MAX_HEADERS + " header names");
      return List.of();
    }
    return names.stream()
        .<Field>map(name -> new HeaderField((String) name, prefix, separator))
        .toList();
  }

  /** An object whose members are all strings; empty when absent. */
  Map<String, String> texts(String name) {
    FormReader form = object(name);
    var texts = new TreeMap<String, String>();
    if (form != null) {
      for (Object key : form.object.keySet()) {
        String text = form.text(String.valueOf(key));
        if (text != null) {
          texts.put(String.valueOf(key), text);
        }
      }
    }
    return texts;
  }

  /** Adds a problem for each member that nobody asked for. */
  void refuseOthers() {
    for (Object name : object.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        problem(String.valueOf(name), "is not a known setting");
      }
    }
  }

  private @Nullable Object member(String name) {
    known.add(name);
    return object.get(name);
  }
}
