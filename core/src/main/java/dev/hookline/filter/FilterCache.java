package dev.hookline.filter;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Filters by their text, each read once. Safe for any number of threads. */
public final class FilterCache {

  /** More texts than these are read each time. */
  private static final int KEPT_MAX = 10_000;

  private final FilterLanguage language;
  private final Map<String, FilterReading> readings = new ConcurrentHashMap<>();

  public FilterCache(FilterLanguage language) {
    this.language = language;
  }

  /** Empty for a text that cannot be used. */
  public Optional<EventFilter> filter(String expression) {
    FilterReading known = readings.get(expression);
    FilterReading reading = known == null ? language.read(expression) : known;
    if (known == null && readings.size() < KEPT_MAX) {
      readings.put(expression, reading);
    }
    return switch (reading) {
      case FilterReading.Usable(EventFilter filter) -> Optional.of(filter);
      case FilterReading.Wrong _ -> Optional.empty();
    };
  }
}
