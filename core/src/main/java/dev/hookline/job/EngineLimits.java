package dev.hookline.job;

import java.time.Duration;

/**
 * What the engine may hold of claimed jobs; everything beyond waits in the store.
 *
 * @param laneJobsMax for one lane
 * @param bytesMax for all lanes together
 * @param claimMax jobs in one claim
 * @param sweepEvery how often the store is asked for jobs that nobody knows of
 */
public record EngineLimits(int laneJobsMax, long bytesMax, int claimMax, Duration sweepEvery) {

  public static final EngineLimits STANDARD =
      new EngineLimits(10_000, 64L << 20, 500, Duration.ofSeconds(15));
}
