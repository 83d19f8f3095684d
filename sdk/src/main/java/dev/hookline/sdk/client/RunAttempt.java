package dev.hookline.sdk.client;

import dev.hookline.sdk.RunError;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try of a run. */
public record RunAttempt(
    String id,
    int number,
    @Nullable Instant at,
    @Nullable Duration duration,
    String status,
    @Nullable RunError error) {}
