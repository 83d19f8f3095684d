package dev.hookline.filter.cel;

/**
 * Ends an evaluation at once. An error and no exception, because CEL goes on after an exception
 * inside of {@code ||}, {@code &&} and loops, and would wrap it again and again.
 */
final class CostExceeded extends Error {

  CostExceeded() {
    super("the filter costs too much", null, false, false);
  }
}
