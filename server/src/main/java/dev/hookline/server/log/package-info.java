/**
 * How log lines are written. In: SLF4J events with keys and values. Out: a line each on standard
 * output. Open {@link dev.hookline.server.log.Logging}.
 */
@NullMarked
package dev.hookline.server.log;

import org.jspecify.annotations.NullMarked;
