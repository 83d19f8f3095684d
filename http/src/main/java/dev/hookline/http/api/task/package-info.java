/**
 * The routes of tasks. In: definitions of tasks that are executed over HTTP, and wishes to run a
 * task. Out: tasks as they are known, and runs, committed before the answer. Open {@link
 * dev.hookline.http.api.task.TaskRoutes} and {@link dev.hookline.http.api.task.TriggerRoutes}.
 */
@NullMarked
package dev.hookline.http.api.task;

import org.jspecify.annotations.NullMarked;
