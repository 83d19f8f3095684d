package dev.hookline.job;

import org.jspecify.annotations.Nullable;

/**
 * How the jobs of a lane may run.
 *
 * @param concurrency how many attempts may be under way at once, 1 or more
 */
public record LanePolicy(int concurrency, @Nullable Rate rate, RetryPolicy retry) {}
