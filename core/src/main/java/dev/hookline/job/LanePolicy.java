package dev.hookline.job;

import org.jspecify.annotations.Nullable;

/**
 * How the jobs of a lane may run.
 *
 * @param concurrency how many attempts may be under way at once, 1 or more
 * @param stopped whether its handler sends nothing at present: then no job has to wait for its turn
 *     to be told so
 */
public record LanePolicy(int concurrency, @Nullable Rate rate, RetryPolicy retry, boolean stopped) {

  public LanePolicy(int concurrency, @Nullable Rate rate, RetryPolicy retry) {
    this(concurrency, rate, retry, false);
  }
}
