/**
 * Expressions that choose among events. In: the text of an expression, and what it is asked about.
 * Out: whether it is true. Open {@link dev.hookline.filter.FilterLanguage} first.
 */
@NullMarked
package dev.hookline.filter;

import org.jspecify.annotations.NullMarked;
