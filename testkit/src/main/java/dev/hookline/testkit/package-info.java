/**
 * In: a store, a receiver or a clock to be tested. Out: the contract it must keep, and the faults
 * it must survive.
 */
@NullMarked
package dev.hookline.testkit;

import org.jspecify.annotations.NullMarked;
