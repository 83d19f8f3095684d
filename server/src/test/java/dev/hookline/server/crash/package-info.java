/**
 * Kills the server at its worst moments and checks the books afterwards. In: a plan (how many
 * kills, how much load). Out: a report, and everything that breaks a promise. Open {@link
 * dev.hookline.server.crash.CrashHarness} first.
 */
@NullMarked
package dev.hookline.server.crash;

import org.jspecify.annotations.NullMarked;
