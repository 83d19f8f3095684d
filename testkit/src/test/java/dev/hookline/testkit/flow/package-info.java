/**
 * The way of a webhook into the store, and out of it again, on a store in memory. Open {@link
 * dev.hookline.testkit.flow.ReceiverTest} first.
 */
@NullMarked
package dev.hookline.testkit.flow;

import org.jspecify.annotations.NullMarked;
