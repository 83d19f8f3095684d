/**
 * A store that keeps everything in memory and fails when a test says so. In: every write and read
 * that the core asks of a store. Out: what a durable store would answer, at once or when the test
 * lets the commit happen. Open {@link dev.hookline.testkit.memory.MemoryStore} first.
 */
@NullMarked
package dev.hookline.testkit.memory;

import org.jspecify.annotations.NullMarked;
