package dev.hookline.filter;

import java.util.HashMap;
import java.util.Map;

/**
 * What each filter may cost for events that arrive together: one budget for each, so that no filter
 * has to suffer for another. For one thread.
 */
public final class FilterBudgets {

  private final Map<String, FilterBudget> byExpression = new HashMap<>();

  public FilterBudget of(EventFilter filter) {
    return byExpression.computeIfAbsent(filter.expression(), _ -> new FilterBudget());
  }
}
