package dev.hookline.job;

import java.time.Duration;

/** At most {@code limit} attempts per {@code per}. */
public record Rate(int limit, Duration per) {}
