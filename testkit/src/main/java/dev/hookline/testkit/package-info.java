/**
 * In: a store, a receiver or a clock to be tested. Out: the contract it must keep, and the faults
 * it must survive. Tests wait with {@link dev.hookline.testkit.Signal} and {@link
 * dev.hookline.testkit.Await}, and own their {@link dev.hookline.testkit.ManualClock}.
 */
@NullMarked
package dev.hookline.testkit;

import org.jspecify.annotations.NullMarked;
