/**
 * What every store must do, whatever it is built on. In: the ports of one freshly opened, empty
 * store. Out: a test class for it, by subclassing each contract. Open {@link
 * dev.hookline.testkit.contract.StoreContract} first.
 */
@NullMarked
package dev.hookline.testkit.contract;

import org.jspecify.annotations.NullMarked;
