package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.task.Subscription;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Subscriptions as text, a line for each: the patterns, a space, and the ids of the sources, both
 * separated by commas. Neither patterns nor ids contain a comma or a space.
 */
final class SubscriptionLines {

  private SubscriptionLines() {}

  static String of(List<Subscription> subscriptions) {
    return Lines.of(subscriptions, SubscriptionLines::line);
  }

  static List<Subscription> read(String lines) {
    return Lines.read(lines, SubscriptionLines::subscription);
  }

  private static String line(Subscription subscription) {
    return subscription.sources().stream()
        .map(source -> source.text(IdPrefix.SOURCE))
        .collect(Collectors.joining(",", String.join(",", subscription.eventTypes()) + " ", ""));
  }

  private static Subscription subscription(String line) {
    int space = line.indexOf(' ');
    return new Subscription(
        words(line.substring(0, space)),
        words(line.substring(space + 1)).stream()
            .map(text -> Id.parse(IdPrefix.SOURCE, text).orElseThrow())
            .toList());
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }
}
