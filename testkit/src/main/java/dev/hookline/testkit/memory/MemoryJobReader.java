package dev.hookline.testkit.memory;

import dev.hookline.event.Event;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads jobs and their attempts. */
final class MemoryJobReader implements JobReader {

  private final Tables tables;

  MemoryJobReader(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<Job> find(Id project, Id job) {
    return tables.read(() ->
        Optional.ofNullable(tables.jobs.find(job))
            .filter(found -> found.project().equals(project)));
  }

  @Override
  public Page<Job> list(JobQuery query) {
    return tables.read(() ->
        Pages.page(tables.jobs.newestFirst(), Job::id, job -> isWanted(job, query), query.page()));
  }

  private boolean isWanted(Job job, JobQuery query) {
    Boolean failedBefore = query.failedBefore();
    return job.project().equals(query.project())
        && job.kind() == query.kind()
        && (query.event() == null || query.event().equals(job.event()))
        && (query.target() == null || query.target().equals(job.target()))
        && (query.statuses().isEmpty() || query.statuses().contains(job.status()))
        && (failedBefore == null || failedBefore == (job.failures() > 0))
        && (query.eventType() == null || query.eventType().equals(typeOf(job)));
  }

  private @Nullable String typeOf(Job job) {
    Event event = tables.events.get(job.event());
    return event == null ? null : event.type();
  }

  @Override
  public List<Attempt> attempts(Id job) {
    return tables.read(() -> tables.jobs.attempts(job));
  }

  @Override
  public Page<Attempt> attempts(Id job, PageRequest request) {
    AttemptPage page = new AttemptPage(request);
    for (Attempt attempt : attempts(job).reversed()) {
      if (Pages.isWithin(attempt.id(), request) && !page.take(attempt)) {
        break;
      }
    }
    return page.page();
  }

  @Override
  public Map<JobStatus, Long> counts(JobKind kind) {
    Map<JobStatus, Long> counts = new EnumMap<>(JobStatus.class);
    for (JobStatus status : JobStatus.values()) {
      counts.put(status, 0L);
    }
    return tables.read(() -> {
      for (Job job : tables.jobs.newestFirst()) {
        if (job.kind() == kind) {
          counts.merge(job.status(), 1L, Long::sum);
        }
      }
      return counts;
    });
  }

  @Override
  public TargetCounts counts(JobKind kind, Id target, int newestMax) {
    Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
    for (JobStatus status : JobStatus.values()) {
      counts.put(status, 0);
    }
    return tables.read(() -> {
      List<Job> newest =
          tables.jobs.newestFirst().stream()
              .filter(job -> job.kind() == kind && job.target().equals(target))
              .limit(newestMax)
              .toList();
      newest.forEach(job -> counts.merge(job.status(), 1, Integer::sum));
      long retrying =
          newest.stream()
              .filter(job -> job.status() == JobStatus.READY && job.failures() > 0)
              .count();
      return new TargetCounts(counts, (int) retrying);
    });
  }

  @Override
  public long open(JobKind kind) {
    return counts(kind).entrySet().stream()
        .filter(count -> !count.getKey().isFinal())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
