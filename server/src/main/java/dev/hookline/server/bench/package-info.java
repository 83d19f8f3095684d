/**
 * Measures runs in process, where no benchmark from outside can look. Out: figures, a line each,
 * for {@code hookline bench} to read. Open {@link dev.hookline.server.bench.RunsBenchmark} first.
 */
@NullMarked
package dev.hookline.server.bench;

import org.jspecify.annotations.NullMarked;
