/**
 * The benchmark: a server of its own, load on it, a receiver behind it, and books that must close.
 *
 * <p>In: a launcher command and scenario names. Out: figures against their targets, or VOID. Open
 * {@link dev.hookline.bench.Bench} first.
 */
@NullMarked
package dev.hookline.bench;

import org.jspecify.annotations.NullMarked;
