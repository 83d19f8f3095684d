package dev.hookline.http.api;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of what is in memory as a whole. */
public final class Pages {

  private Pages() {}

  /**
   * The part of a list that is wanted.
   *
   * @param newestFirst in the order of their ids, greatest first
   */
  public static <T> Page<T> of(List<T> newestFirst, Function<T, Id> id, PageRequest request) {
    List<T> found =
        newestFirst.stream()
            .filter(item -> isWanted(id.apply(item), request))
            .limit(request.limit() + 1L)
            .toList();
    if (found.size() <= request.limit()) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, request.limit());
    return new Page<>(items, id.apply(items.getLast()));
  }

  private static boolean isWanted(Id id, PageRequest request) {
    @Nullable Id after = request.after();
    @Nullable Instant createdAfter = request.createdAfter();
    @Nullable Instant createdBefore = request.createdBefore();
    return (after == null || id.compareTo(after) < 0)
        && (createdAfter == null || !id.time().isBefore(createdAfter))
        && (createdBefore == null || id.time().isBefore(createdBefore));
  }
}
