package dev.hookline.http.api;

import java.util.List;
import java.util.function.Function;

/** Pages of what has names and is in memory as a whole. */
public final class NamedPages {

  private NamedPages() {}

  /**
   * The answer that is the part of the list that is wanted. Only for routes that know the
   * parameters {@code limit} and {@code cursor}.
   *
   * @param byName in the order of their names
   */
  public static <T> ApiAnswer of(
      ApiCall call, List<T> byName, Function<T, String> name, Function<T, ?> view) {
    String after = call.pageName();
    int limit = call.pageLimit();
    List<T> found =
        byName.stream()
            .filter(item -> after == null || name.apply(item).compareTo(after) > 0)
            .limit(limit + 1L)
            .toList();
    boolean isLast = found.size() <= limit;
    List<T> items = isLast ? found : found.subList(0, limit);
    return ApiAnswer.ok(
        new ListView(
            items.stream().map(view).toList(),
            isLast ? null : call.cursorAfter(name.apply(items.getLast()))));
  }
}
