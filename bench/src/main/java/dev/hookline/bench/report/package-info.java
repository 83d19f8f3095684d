/**
 * Figures against their targets, for people and for programs.
 *
 * <p>Measured values enter, a table and a JSON file leave. Open {@link
 * dev.hookline.bench.report.Figure} first.
 */
@NullMarked
package dev.hookline.bench.report;

import org.jspecify.annotations.NullMarked;
