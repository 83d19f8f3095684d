/**
 * Filters in the Common Expression Language. In: the text of an expression, and events. Out:
 * whether it is true for them. Open {@link dev.hookline.filter.cel.CelFilters}.
 */
@NullMarked
package dev.hookline.filter.cel;

import org.jspecify.annotations.NullMarked;
