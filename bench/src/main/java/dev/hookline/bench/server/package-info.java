/**
 * The server under test, as a process of its own, and the few API calls that set it up.
 *
 * <p>A launcher command enters; a running server, its address, its resources and its counts leave.
 * Open {@link dev.hookline.bench.server.ServerProcess} first.
 */
@NullMarked
package dev.hookline.bench.server;

import org.jspecify.annotations.NullMarked;
