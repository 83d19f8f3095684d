package dev.hookline.job;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what an observer throws from the engine, which would leave the job where it is. */
record UnfailingObserver(JobObserver observer) implements JobObserver {

  private static final Logger log = LoggerFactory.getLogger(UnfailingObserver.class);

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {
    try {
      observer.attempted(claimed, next, attempt);
    } catch (RuntimeException defect) {
      failed(claimed, defect);
    }
  }

  @Override
  public void stored(Job job, Claimed claimed, @Nullable Attempt attempt) {
    try {
      observer.stored(job, claimed, attempt);
    } catch (RuntimeException defect) {
      failed(claimed, defect);
    }
  }

  @Override
  public void stale(Claimed claimed, @Nullable Attempt attempt) {
    try {
      observer.stale(claimed, attempt);
    } catch (RuntimeException defect) {
      failed(claimed, defect);
    }
  }

  private static void failed(Claimed claimed, RuntimeException defect) {
    log.error("An observer failed on job {}", claimed.job().id(), defect);
  }
}
