package dev.hookline.testkit.engine;

import dev.hookline.job.Attempt;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobObserver;
import org.jspecify.annotations.Nullable;

/** For engines that nobody watches. */
final class Unobserved implements JobObserver {

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {}

  @Override
  public void stored(Job job, Claimed claimed, @Nullable Attempt attempt) {}

  @Override
  public void stale(Claimed claimed, @Nullable Attempt attempt) {}
}
