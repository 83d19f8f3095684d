package dev.hookline.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the jobs of a lane stand.
 *
 * @param waiting how many have not been claimed
 * @param claimed how many are claimed, begun or not
 * @param oldestDue when the first that waits was due; null when none waits
 */
public record LaneDepth(int waiting, int claimed, @Nullable Instant oldestDue) {}
