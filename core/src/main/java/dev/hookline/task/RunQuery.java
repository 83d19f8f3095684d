package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.id.PageRequest;
import dev.hookline.job.JobStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs of a project are wanted; null stands for any.
 *
 * @param statuses any of these; empty for all
 * @param failedBefore tells a queued from a retrying run
 * @param waiting whether it waits for what {@link dev.hookline.job.RunWait} says
 * @param parent the run that triggered it
 * @param schedule the schedule that triggered it
 */
public record RunQuery(
    Id project,
    @Nullable String task,
    @Nullable String queue,
    @Nullable String tag,
    Set<JobStatus> statuses,
    @Nullable Boolean failedBefore,
    @Nullable Boolean waiting,
    @Nullable Id event,
    @Nullable Id parent,
    @Nullable Id schedule,
    PageRequest page) {

  public RunQuery {
    statuses = Set.copyOf(statuses);
  }
}
