/**
 * The whole core in one thread, on a virtual clock, with a seed that decides what goes wrong. In: a
 * seed. Out: a violated promise with the seed that shows it, or none. Open {@link
 * dev.hookline.testkit.simulation.Simulation} first, then {@link
 * dev.hookline.testkit.simulation.Ledger}.
 */
@NullMarked
package dev.hookline.testkit.simulation;

import org.jspecify.annotations.NullMarked;
