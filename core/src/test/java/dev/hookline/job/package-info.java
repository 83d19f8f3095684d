/**
 * The parts of the engine one by one. Open {@link dev.hookline.job.LifecycleTest} first; the engine
 * as a whole is tested where a store is.
 */
@NullMarked
package dev.hookline.job;

import org.jspecify.annotations.NullMarked;
