/**
 * Tasks and their runs. In: claimed runs from the engine, and workers that ask for them. Out: runs
 * leased to workers or sent to a URL, and their outcomes. Open {@link dev.hookline.task.RunHandler}
 * first, then {@link dev.hookline.task.WorkerSessions}.
 */
@NullMarked
package dev.hookline.task;

import org.jspecify.annotations.NullMarked;
