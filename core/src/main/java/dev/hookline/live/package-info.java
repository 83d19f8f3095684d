/**
 * What is seen from outside while it happens. In: each change after its commit. Out: a numbered
 * feed that readers follow at their own pace, and measurements. Open {@link
 * dev.hookline.live.ChangeFeed} first.
 */
@NullMarked
package dev.hookline.live;

import org.jspecify.annotations.NullMarked;
