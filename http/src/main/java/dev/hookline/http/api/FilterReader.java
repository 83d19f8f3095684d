package dev.hookline.http.api;

import dev.hookline.filter.FilterLanguage;
import dev.hookline.filter.FilterReading;
import dev.hookline.http.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Reads the member {@code filter}. */
public final class FilterReader {

  private static final String MEMBER = "filter";

  private FilterReader() {}

  /** The text of a usable expression; null for none. */
  public static @Nullable String read(
      JsonObject form, @Nullable String present, FilterLanguage language) {
    if (!form.has(MEMBER)) {
      return present;
    }
    String expression = form.anyText(MEMBER, FilterLanguage.EXPRESSION_LENGTH_MAX);
    if (expression != null
        && language.read(expression)
            instanceof FilterReading.Wrong(int line, int column, var why)) {
      form.error(MEMBER, "line " + line + ", column " + column + ": " + why);
    }
    return expression;
  }
}
