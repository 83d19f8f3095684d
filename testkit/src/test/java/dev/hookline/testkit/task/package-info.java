/**
 * Runs of tasks on a store in memory, stepped by hand. In: triggers, workers that a test plays,
 * time. Out: what workers are given, and what is stored. Open {@link
 * dev.hookline.testkit.task.TaskRig} first.
 */
@NullMarked
package dev.hookline.testkit.task;

import org.jspecify.annotations.NullMarked;
