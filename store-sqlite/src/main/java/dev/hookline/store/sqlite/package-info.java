/**
 * In: the core's store ports. Out: rows of one SQLite file, on stable storage before they are
 * acknowledged.
 */
@NullMarked
package dev.hookline.store.sqlite;

import org.jspecify.annotations.NullMarked;
