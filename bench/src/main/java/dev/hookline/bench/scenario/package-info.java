/**
 * What is measured, one class per scenario, each on servers of its own.
 *
 * <p>Settings enter, figures and balances leave. Open {@link dev.hookline.bench.scenario.Scenario}
 * first, then {@link dev.hookline.bench.scenario.Rig}.
 */
@NullMarked
package dev.hookline.bench.scenario;

import org.jspecify.annotations.NullMarked;
