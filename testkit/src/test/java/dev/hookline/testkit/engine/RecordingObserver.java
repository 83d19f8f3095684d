package dev.hookline.testkit.engine;

import dev.hookline.job.Attempt;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what the engine says. */
final class RecordingObserver implements JobObserver {

  final List<Job> attempted = new ArrayList<>();
  final List<Job> stored = new ArrayList<>();
  final List<Claimed> stale = new ArrayList<>();
  boolean throwing;

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {
    attempted.add(next);
    fail();
  }

  @Override
  public void stored(Job job, Claimed claimed, @Nullable Attempt attempt) {
    stored.add(job);
    fail();
  }

  @Override
  public void stale(Claimed claimed, @Nullable Attempt attempt) {
    stale.add(claimed);
    fail();
  }

  private void fail() {
    if (throwing) {
      throw new IllegalStateException("a planted defect");
    }
  }
}
