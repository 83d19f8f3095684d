/**
 * What sets runs going. In: triggers of the API, cron slots, failures to be told. Out: runs, stored
 * through the intake, and alert events, stored with the failures that they tell of. Open {@link
 * dev.hookline.trigger.Triggers} first, then {@link dev.hookline.trigger.Scheduler}.
 */
@NullMarked
package dev.hookline.trigger;

import org.jspecify.annotations.NullMarked;
