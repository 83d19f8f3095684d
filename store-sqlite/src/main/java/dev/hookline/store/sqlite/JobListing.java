package dev.hookline.store.sqlite;

import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobStatus;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists of jobs. The way to them is chosen here and not by SQLite, which knows nothing of how many
 * jobs there are of each kind.
 */
final class JobListing {

  /** More than this many take longer to sort than to be met on a walk from the newest on. */
  static final long SORTED_MAX = 20_000;

  static final Set<JobStatus> OPEN = Set.of(JobStatus.READY, JobStatus.RUNNING, JobStatus.HELD);

  static final Set<JobStatus> UNSUCCESSFUL =
      Set.of(
          JobStatus.FAILED,
          JobStatus.CANCELLED,
          JobStatus.SKIPPED,
          JobStatus.EXPIRED,
          JobStatus.TIMED_OUT,
          JobStatus.CRASHED);

  private static final String WALK = "NOT INDEXED";

  private JobListing() {}

  /**
   * The query for a list.
   *
   * @param matching how many jobs, in all projects, are in the states that are asked for
   */
  static PagedQuery of(JobQuery query, long matching) {
    PagedQuery paged =
        query.kind() == JobKind.RUN
            ? runs(query, matching)
            : new PagedQuery("job", JobRows.COLUMNS, from(query, matching), query.page());
    paged.where("job.kind = " + Codes.of(query.kind()));
    paged.where("job.project = ?", query.project().high());
    if (query.event() != null) {
      paged.where("job.event = ?", query.event().high());
    }
    if (query.target() != null) {
      paged.where("job.target = ?", query.target().high());
    }
    if (!query.statuses().isEmpty()) {
      paged.where(statuses(query.statuses()));
    }
    if (query.failedBefore() != null) {
      paged.where(query.failedBefore() ? "job.failures > 0" : "job.failures = 0");
    }
    if (query.eventType() != null) {
      paged.where("event.type = ?", query.eventType());
    }
    return paged;
  }

  private static PagedQuery runs(JobQuery query, long matching) {
    // The table of runs has no deliveries, which a walk from the newest on would meet.
    return way(query, matching).equals(WALK)
        ? new PagedQuery(
            "run",
            JobRows.COLUMNS_OF_RUN,
            "run NOT INDEXED CROSS JOIN " + from(query, matching, " ON job.id = run.id"),
            query.page())
        : new PagedQuery(
            "job",
            JobRows.COLUMNS_OF_RUN,
            from(query, matching, " CROSS JOIN run ON run.id = job.id"),
            query.page());
  }

  /** Only with the condition of a partial index in its own words does SQLite use that index. */
  static String statuses(Set<JobStatus> statuses) {
    String list =
        statuses.stream()
            .map(status -> Integer.toString(Codes.of(status)))
            .sorted()
            .collect(Collectors.joining(", ", "job.status IN (", ")"));
    if (UNSUCCESSFUL.containsAll(statuses)) {
      return list + " AND job.status > 3";
    }
    return OPEN.containsAll(statuses) ? list + " AND job.status < 3" : list;
  }

  private static String from(JobQuery query, long matching) {
    return from(query, matching, "");
  }

  private static String from(JobQuery query, long matching, String join) {
    String jobs = "job " + way(query, matching) + join;
    return query.eventType() == null ? jobs : jobs + " CROSS JOIN event ON event.id = job.event";
  }

  private static String way(JobQuery query, long matching) {
    boolean unsuccessful =
        !query.statuses().isEmpty() && UNSUCCESSFUL.containsAll(query.statuses());
    if (query.event() != null) {
      return "INDEXED BY job_by_event";
    }
    if (query.target() != null) {
      return "INDEXED BY " + (unsuccessful ? "job_unsuccessful_by_target" : "job_by_target");
    }
    if (unsuccessful) {
      return query.kind() == JobKind.RUN
          ? "INDEXED BY job_unsuccessful_runs"
          : "INDEXED BY job_unsuccessful";
    }
    if (!query.statuses().isEmpty()
        && OPEN.containsAll(query.statuses())
        && matching <= SORTED_MAX) {
      return "INDEXED BY job_open";
    }
    return WALK;
  }
}
