package dev.hookline.sdk.transport;

import dev.hookline.sdk.LogLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a run's log.
 *
 * @param fields a JSON object with particulars, or null
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record LogEntry(Instant at, LogLevel level, String message, byte @Nullable [] fields) {}
