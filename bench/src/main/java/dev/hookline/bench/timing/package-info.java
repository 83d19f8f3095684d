/**
 * Times that generator and receiver share: when an event was due, how long it took.
 *
 * <p>Nanoseconds of one machine's clock enter, percentiles leave. Open {@link
 * dev.hookline.bench.timing.SendTimes} first.
 */
@NullMarked
package dev.hookline.bench.timing;

import org.jspecify.annotations.NullMarked;
