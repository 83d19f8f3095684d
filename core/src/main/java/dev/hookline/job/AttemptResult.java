package dev.hookline.job;

import org.jspecify.annotations.Nullable;

/**
 * What a handler says of an attempt.
 *
 * @param attempt what to keep of it; null when the outcome was not an attempt
 */
public record AttemptResult(Outcome outcome, @Nullable Attempt attempt) {}
