/**
 * Sends requests at full speed or by a schedule, and counts every answer by kind.
 *
 * <p>A request template and a plan enter, a report leaves: counts, latencies, the sequences that
 * were accepted. One thread, one selector, any number of connections. Open {@link
 * dev.hookline.bench.load.LoadGenerator} first.
 */
@NullMarked
package dev.hookline.bench.load;

import org.jspecify.annotations.NullMarked;
