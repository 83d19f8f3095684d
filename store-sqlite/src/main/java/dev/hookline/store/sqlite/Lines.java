package dev.hookline.store.sqlite;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of words that have no line breaks, as text with one per line. */
final class Lines {

  private Lines() {}

  static <T> String of(List<T> items, Function<T, String> line) {
    return items.stream().map(line).collect(Collectors.joining("\n"));
  }

  static <T> List<T> read(String lines, Function<String, T> item) {
    return lines.isEmpty() ? List.of() : lines.lines().map(item).toList();
  }
}
