package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptPage;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStatus;
import dev.hookline.job.TargetCounts;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads jobs and their attempts. */
final class SqliteJobReader implements JobReader {

  static final String ATTEMPTS =
      "SELECT " + AttemptRows.COLUMNS + " FROM attempt WHERE job = ? ORDER BY number";

  static final String PAGE_OF_ATTEMPTS =
      "SELECT "
          + AttemptRows.COLUMNS
          + " FROM attempt WHERE job = ? AND id < ? AND id >= ? ORDER BY number DESC";

  private static final String COUNTS = "SELECT id - ?, value FROM counter WHERE id >= ? AND id < ?";

  private static final String TARGET_COUNTS =
      """
      SELECT status, failures > 0, count(*) FROM (
        SELECT status, failures FROM job WHERE target = ? AND kind = ? ORDER BY id DESC LIMIT ?)
      GROUP BY status, failures > 0
      """;

  private record TargetCount(JobStatus status, boolean failedBefore, int jobs) {}

  private record Count(JobStatus status, long jobs) {}

  private final Readers readers;

  SqliteJobReader(Readers readers) {
    this.readers = readers;
  }

  @Override
  public Optional<Job> find(Id project, Id job) {
    return Optional.ofNullable(readers.read(session -> JobRows.find(session, project, job)));
  }

  @Override
  public Page<Job> list(JobQuery query) {
    return readers.read(session -> {
      long open = countOf(session, query.kind(), query.statuses());
      return JobListing.of(query, open)
          .page(session, query.kind() == JobKind.RUN ? JobRows::run : JobRows::job, Job::id);
    });
  }

  /** How many jobs, in all projects, are in these states; 0 when there is no such state. */
  static long countOf(Session session, JobKind kind, Set<JobStatus> statuses) throws SQLException {
    if (statuses.isEmpty()) {
      return 0;
    }
    return stored(session, kind).stream()
        .filter(count -> statuses.contains(count.status()))
        .mapToLong(Count::jobs)
        .sum();
  }

  @Override
  public List<Attempt> attempts(Id job) {
    return readers.read(
        session -> session.query(ATTEMPTS).put(job.high()).list(AttemptRows::attempt));
  }

  @Override
  public Page<Attempt> attempts(Id job, PageRequest request) {
    return readers.read(session -> {
      AttemptPage page = new AttemptPage(request);
      session
          .query(PAGE_OF_ATTEMPTS)
          .put(job.high())
          .put(PagedQuery.before(request))
          .put(PagedQuery.from(request))
          .forEachWhile(row -> page.take(AttemptRows.attempt(row)));
      return page.page();
    });
  }

  @Override
  public Map<JobStatus, Long> counts(JobKind kind) {
    Map<JobStatus, Long> counts = new EnumMap<>(JobStatus.class);
    for (JobStatus status : JobStatus.values()) {
      counts.put(status, 0L);
    }
    List<Count> stored = readers.read(session -> stored(session, kind));
    stored.forEach(count -> counts.put(count.status(), count.jobs()));
    return counts;
  }

  private static List<Count> stored(Session session, JobKind kind) throws SQLException {
    int firstRow = Counters.row(Codes.of(kind), 0);
    return session
        .query(COUNTS)
        .put(firstRow)
        .put(firstRow)
        .put(firstRow + Codes.STATUSES)
        .list(row -> new Count(Codes.status(row.integer()), row.number()));
  }

  @Override
  public TargetCounts counts(JobKind kind, Id target, int newestMax) {
    List<TargetCount> stored =
        readers.read(session ->
            session
                .query(TARGET_COUNTS)
                .put(target.high())
                .put(Codes.of(kind))
                .put(newestMax)
                .list(row ->
                    new TargetCount(
                        Codes.status(row.integer()), row.integer() == 1, row.integer())));
    Map<JobStatus, Integer> byStatus = new EnumMap<>(JobStatus.class);
    for (JobStatus status : JobStatus.values()) {
      byStatus.put(status, 0);
    }
    int retrying = 0;
    for (TargetCount count : stored) {
      byStatus.merge(count.status(), count.jobs(), Integer::sum);
      if (count.status() == JobStatus.READY && count.failedBefore()) {
        retrying += count.jobs();
      }
    }
    return new TargetCounts(byStatus, retrying);
  }

  @Override
  public long open(JobKind kind) {
    return counts(kind).entrySet().stream()
        .filter(count -> !count.getKey().isFinal())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
