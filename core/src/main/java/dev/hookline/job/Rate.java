package dev.hookline.job;

import java.time.Duration;

/**
 * At most {@code limit} times per {@code per} in the long run. What was not used is saved up to
 * {@code limit}, so after a rest as many may go out at once, before the others follow evenly.
 */
public record Rate(int limit, Duration per) {}
