/**
 * The engine on a store in memory, stepped by hand. In: events, answers, faults, time. Out: which
 * attempts begin, and what is stored of them. Open {@link dev.hookline.testkit.engine.EngineRig}
 * first.
 */
@NullMarked
package dev.hookline.testkit.engine;

import org.jspecify.annotations.NullMarked;
