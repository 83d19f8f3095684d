package dev.hookline.store.sqlite;

import dev.hookline.job.JobStatus;
import dev.hookline.task.RunQuery;
import java.util.Set;

/**
 * Lists of runs. As for {@link JobListing}, the way to them is chosen here: the filter that leaves
 * the fewest to look at.
 */
final class RunListing {

  private static final String JOIN_JOB = " CROSS JOIN job ON job.id = run.id";
  private static final String JOIN_RUN = " CROSS JOIN run ON run.id = job.id";

  private RunListing() {}

  /**
   * The query for a list.
   *
   * @param matching how many runs, in all projects, are in the states that are asked for
   */
  static PagedQuery of(RunQuery query, long matching) {
    long project = query.project().high();
    PagedQuery paged = way(query, matching);
    paged.where("run.project = ?", project).where("job.project = ?", project).where("job.kind = 1");
    if (query.task() != null) {
      paged.where("run.task = ?", query.task());
    }
    if (query.queue() != null) {
      paged.where("run.queue = ?", query.queue());
    }
    if (query.tag() != null) {
      paged.where("run_tag.project = ?", project).where("run_tag.tag = ?", query.tag());
    }
    if (!query.statuses().isEmpty()) {
      paged.where(JobListing.statuses(query.statuses()));
    }
    if (query.failedBefore() != null) {
      paged.where(query.failedBefore() ? "job.failures > 0" : "job.failures = 0");
    }
    if (query.waiting() != null) {
      paged.where(query.waiting() ? "run.waiting IS NOT NULL" : "run.waiting IS NULL");
    }
    if (query.event() != null) {
      paged.where("job.event = ?", query.event().high());
    }
    if (query.parent() != null) {
      paged.where("run.trigger_of = ? AND run.trigger_kind = 3", query.parent().high());
    }
    if (query.schedule() != null) {
      paged.where("run.trigger_of = ? AND run.trigger_kind = 2", query.schedule().high());
    }
    return paged;
  }

  private static PagedQuery way(RunQuery query, long matching) {
    Set<JobStatus> statuses = query.statuses();
    boolean isRareStatus = !statuses.isEmpty() && matching <= JobListing.SORTED_MAX;
    if (query.event() != null) {
      return fromJob(query, "job_by_event");
    }
    if (query.parent() != null || query.schedule() != null) {
      return fromRun(query, "INDEXED BY run_by_trigger");
    }
    if (isRareStatus && JobListing.UNSUCCESSFUL.containsAll(statuses)) {
      return fromJob(query, "job_unsuccessful_runs");
    }
    if (isRareStatus && JobListing.OPEN.containsAll(statuses)) {
      return fromJob(query, "job_open");
    }
    if (query.tag() != null) {
      String tagged = "run_tag CROSS JOIN run ON run.id = run_tag.id" + JOIN_JOB;
      return paged(query, "run_tag", tagged);
    }
    if (Boolean.TRUE.equals(query.waiting())) {
      return fromRun(query, "INDEXED BY run_waiting");
    }
    if (query.task() != null) {
      return fromRun(query, "INDEXED BY run_by_task");
    }
    return fromRun(query, query.queue() == null ? "NOT INDEXED" : "INDEXED BY run_by_queue");
  }

  private static PagedQuery fromJob(RunQuery query, String index) {
    return paged(query, "job", "job INDEXED BY " + index + JOIN_RUN + joinTag(query));
  }

  private static PagedQuery fromRun(RunQuery query, String way) {
    return paged(query, "run", "run " + way + JOIN_JOB + joinTag(query));
  }

  private static String joinTag(RunQuery query) {
    return query.tag() == null ? "" : " CROSS JOIN run_tag ON run_tag.id = run.id";
  }

  private static PagedQuery paged(RunQuery query, String table, String from) {
    return new PagedQuery(table, JobRows.COLUMNS_OF_RUN, from, query.page());
  }
}
