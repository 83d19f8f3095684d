package dev.hookline.id;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1 to 250
 * @param after what {@link Page#next} said; null for the first page
 * @param createdAfter only what is not older; null for no bound
 * @param createdBefore only what is older; null for no bound
 */
public record PageRequest(
    int limit,
    @Nullable Id after,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  public static final int LIMIT_STANDARD = 50;
  public static final int LIMIT_MAX = 250;

  public static PageRequest first(int limit) {
    return new PageRequest(limit, null, null, null);
  }
}
