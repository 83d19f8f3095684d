package dev.hookline.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a bean a task. The method takes the input, the {@link
 * dev.hookline.sdk.RunContext}, both in this order, or nothing, and returns the output. What it
 * throws fails the attempt.
 *
 * <p>For hooks, per-error decisions and inputs of several types, declare a {@link
 * dev.hookline.sdk.Task} as a bean instead. Durations are written as {@code 30s}, {@code 5m} or
 * ISO-8601; empty text and 0 mean the default of the server.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HookTask {

  /** The id of the task, 1 to 128 of {@code a-z A-Z 0-9 . _ -}. */
  String id();

  /** One line about what it does. */
  String description() default "";

  /** The queue its runs wait in; default one of its own. */
  String queue() default "";

  /** How many runs of its queue execute at once, over all workers. */
  int concurrency() default 0;

  /** How many runs with the same concurrency key execute at once, over all workers. */
  int concurrencyPerKey() default 0;

  /** How often a run is tried in all. */
  int maxAttempts() default 0;

  /** The wait after the first failure; it doubles with each. Needs {@code maxAttempts}. */
  String retryMin() default "1s";

  /** The longest wait after a failure. */
  String retryMax() default "30s";

  /** How long one attempt may take. */
  String maxDuration() default "";

  /** After which a run that has not begun expires. */
  String ttl() default "";

  /** Patterns of event types that trigger it. */
  String[] on() default {};

  /** Ids or names of the sources whose events trigger it; default all. */
  String[] from() default {};

  /** A cron expression of five fields that triggers it. */
  String cron() default "";

  /** The time zone of the cron expression. */
  String zone() default "UTC";
}
