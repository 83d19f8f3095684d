/**
 * Child JVMs to start, watch, freeze and kill.
 *
 * <p>Enters: a main class. Leaves: what it printed, and how it ended. Open {@link
 * dev.hookline.testkit.process.JavaCommand} first.
 */
@NullMarked
package dev.hookline.testkit.process;

import org.jspecify.annotations.NullMarked;
