/**
 * From an event to its targets. In: an event, and the endpoints in memory. Out: the jobs to store
 * with it. Open {@link dev.hookline.route.Router}.
 */
@NullMarked
package dev.hookline.route;

import org.jspecify.annotations.NullMarked;
