package dev.hookline.job;

import java.util.Map;

/**
 * How the newest jobs of one target stand.
 *
 * @param byStatus how many are in each status; all statuses are there
 * @param retrying how many of those that are {@link JobStatus#READY} have failed before
 */
public record TargetCounts(Map<JobStatus, Integer> byStatus, int retrying) {

  public TargetCounts {
    byStatus = Map.copyOf(byStatus);
  }

  public int total() {
    return byStatus.values().stream().mapToInt(Integer::intValue).sum();
  }
}
