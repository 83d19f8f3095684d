/**
 * Whether the store in memory is a store. In: the contracts of all ports. Out: that it keeps them.
 * Open {@link dev.hookline.testkit.memory.MemoryStoreTest}.
 */
@NullMarked
package dev.hookline.testkit.memory;

import org.jspecify.annotations.NullMarked;
