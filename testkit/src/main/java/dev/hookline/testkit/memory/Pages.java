package dev.hookline.testkit.memory;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Cuts lists into pages. */
final class Pages {

  private Pages() {}

  static <T> Page<T> page(
      Collection<T> newestFirst, Function<T, Id> id, Predicate<T> wanted, PageRequest request) {
    List<T> found =
        newestFirst.stream()
            .filter(item -> isWithin(id.apply(item), request))
            .filter(wanted)
            .limit(request.limit() + 1L)
            .toList();
    boolean more = found.size() > request.limit();
    List<T> items = more ? found.subList(0, request.limit()) : found;
    @Nullable Id next = more ? id.apply(items.getLast()) : null;
    return new Page<>(List.copyOf(items), next);
  }

  static boolean isWithin(Id id, PageRequest request) {
    Id after = request.after();
    Instant createdAfter = request.createdAfter();
    Instant createdBefore = request.createdBefore();
    return (after == null || id.compareTo(after) < 0)
        && (createdAfter == null || id.high() >= Id.highAt(createdAfter))
        && (createdBefore == null || id.high() < Id.highAt(createdBefore));
  }
}
