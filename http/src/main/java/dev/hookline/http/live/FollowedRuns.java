package dev.hookline.http.live;

import dev.hookline.http.api.run.RunViews;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import dev.hookline.task.RunNews;
import dev.hookline.task.RunStore;
import java.util.Optional;

/** What streams of runs are made of. */
public record FollowedRuns(JobReader jobs, RunStore runs, RunViews views, RunNews news) {

  /** Blocks. */
  Optional<Job> find(Id project, Id run) {
    return jobs.find(project, run).filter(job -> job.kind() == JobKind.RUN);
  }
}
