/**
 * Senders that hold a request open with a byte a second.
 *
 * <p>An address and a number of connections enter, how many of them the server cut leaves. They run
 * in a process of their own, so that they take nothing from the one that measures. Open {@link
 * dev.hookline.bench.slow.SlowProcess} first.
 */
@NullMarked
package dev.hookline.bench.slow;

import org.jspecify.annotations.NullMarked;
