package dev.hookline.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Header fields in the order in which they arrived, kept as one text of {@code name: value} lines,
 * because they are stored far more often than they are read.
 */
public record Headers(String lines) {

  public static final Headers NONE = new Headers("");

  /** One field. */
  public record Field(String name, String value) {}

  /** Collects fields; a line break inside of a value would forge a field, so it becomes a space. */
  public static final class Builder {
    private final StringBuilder lines = new StringBuilder(512);

    public Builder add(CharSequence name, CharSequence value) {
      lines.append(name).append(": ");
      for (int at = 0; at < value.length(); at++) {
        char letter = value.charAt(at);
        lines.append(letter == '\n' || letter == '\r' ? ' ' : letter);
      }
      lines.append('\n');
      return this;
    }

    public Headers build() {
      return lines.isEmpty() ? NONE : new Headers(lines.toString());
    }
  }

  public static Headers of(List<Field> fields) {
    Builder builder = new Builder();
    fields.forEach(field -> builder.add(field.name(), field.value()));
    return builder.build();
  }

  /** The first value of a field, whatever the case of its name. */
  public Optional<String> first(String name) {
    return fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  public void forEach(BiConsumer<String, String> action) {
    int start = 0;
    while (start < lines.length()) {
      int end = lines.indexOf('\n', start);
      int colon = lines.indexOf(": ", start);
      action.accept(lines.substring(start, colon), lines.substring(colon + 2, end));
      start = end + 1;
    }
  }

  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    forEach((name, value) -> fields.add(new Field(name, value)));
    return fields;
  }
}
