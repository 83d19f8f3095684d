/**
 * What sets runs going. In: triggers of the API, cron slots, failures to be told. Out: runs and
 * alert events, stored through the intake. Open {@link dev.hookline.trigger.Triggers} first, then
 * {@link dev.hookline.trigger.Scheduler}.
 */
@NullMarked
package dev.hookline.trigger;

import org.jspecify.annotations.NullMarked;
