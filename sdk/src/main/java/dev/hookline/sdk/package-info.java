/**
 * How tasks are written: a {@link dev.hookline.sdk.Task} is an id, rules and a handler; the handler
 * gets its input and a {@link dev.hookline.sdk.RunContext}, and returns its output. Nothing here
 * does I/O: {@link dev.hookline.sdk.worker.Worker} executes tasks, {@link
 * dev.hookline.sdk.client.HooklineClient} triggers them.
 */
@NullMarked
package dev.hookline.sdk;

import org.jspecify.annotations.NullMarked;
