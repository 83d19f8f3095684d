package dev.hookline.sdk.transport;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * A run as its parent sees it.
 *
 * @param output a JSON value; null unless completed
 * @param error null unless it ended otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record ChildRun(
    String id, RunStatus status, byte @Nullable [] output, @Nullable RunError error) {}
