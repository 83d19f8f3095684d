/**
 * Identifiers. In: a clock. Out: time-ordered 128-bit ids and their text form ({@code evt_...}).
 * Open {@link dev.hookline.id.Id} first.
 */
@NullMarked
package dev.hookline.id;

import org.jspecify.annotations.NullMarked;
