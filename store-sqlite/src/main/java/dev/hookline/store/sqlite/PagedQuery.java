package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list, newest first, that goes on after the last row of the page before: row numbers are ids and
 * ids are times, so pages and time ranges are ranges of row numbers.
 */
final class PagedQuery {

  private final StringBuilder where = new StringBuilder("WHERE true");
  private final List<Object> values = new ArrayList<>();
  private final String table;
  private final String columns;
  private final String from;
  private final int limit;

  /**
   * @param table whose ids order the list
   * @param from the table, with what is joined to it
   */
  PagedQuery(String table, String columns, String from, PageRequest page) {
    this.table = table;
    this.columns = columns;
    this.from = from;
    this.limit = page.limit();
    where(table + ".id < ?", before(page));
    if (page.createdAfter() != null) {
      where(table + ".id >= ?", from(page));
    }
  }

  /** The row number that all of the page are below. */
  static long before(PageRequest page) {
    Instant createdBefore = page.createdBefore();
    Id after = page.after();
    long before = createdBefore == null ? Long.MAX_VALUE : Id.highAt(createdBefore);
    return after == null ? before : Math.min(before, after.high());
  }

  /** The least row number that may be on the page. */
  static long from(PageRequest page) {
    Instant createdAfter = page.createdAfter();
    return createdAfter == null ? 0 : Id.highAt(createdAfter);
  }

  /** Adds a condition with its values, which are text or whole numbers. */
  PagedQuery where(String condition, Object... given) {
    where.append(" AND ").append(condition);
    values.addAll(List.of(given));
    return this;
  }

  String sql() {
    return "SELECT "
        + columns
        + " FROM "
        + from
        + " "
        + where
        + " ORDER BY "
        + table
        + ".id DESC LIMIT ?";
  }

  <T> Page<T> page(Session session, Query.Mapper<T> mapper, Function<T, Id> id)
      throws SQLException {
    Query query = session.query(sql());
    for (Object value : values) {
      if (value instanceof Long number) {
        query.put(number.longValue());
      } else {
        query.put((String) value);
      }
    }
    List<T> found = query.put(limit + 1L).list(mapper);
    boolean more = found.size() > limit;
    List<T> items = more ? List.copyOf(found.subList(0, limit)) : found;
    @Nullable Id next = more ? id.apply(items.getLast()) : null;
    return new Page<>(items, next);
  }
}
