package dev.hookline.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a claim brought.
 *
 * @param nextDueAt when the first job that is left unclaimed in the lane is due; null when none is
 *     left
 */
public record ClaimedBatch(List<Claimed> jobs, @Nullable Instant nextDueAt) {}
