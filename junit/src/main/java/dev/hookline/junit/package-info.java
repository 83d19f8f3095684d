/**
 * Runs tasks in tests, without a server and without waiting: a task, its input and stand-ins for
 * what it needs enter; what the run did leaves. Open {@link dev.hookline.junit.TaskTester} first.
 */
@NullMarked
package dev.hookline.junit;

import org.jspecify.annotations.NullMarked;
