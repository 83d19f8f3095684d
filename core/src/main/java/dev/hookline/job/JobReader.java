package dev.hookline.job;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads stored jobs. All methods block and throw StoreUnavailable. */
public interface JobReader {

  /** Empty also for a job of another project. */
  Optional<Job> find(Id project, Id job);

  Page<Job> list(JobQuery query);

  /** All attempts of a job, first first; for jobs whose attempts are few and small: runs. */
  List<Attempt> attempts(Id job);

  /** A part of the attempts of a job, last first, bounded as {@link AttemptPage} says. */
  Page<Attempt> attempts(Id job, PageRequest page);

  /**
   * How many jobs of a kind are in each status. Counting ended ones reads much; callers ask seldom.
   */
  Map<JobStatus, Long> counts(JobKind kind);

  /**
   * How the jobs of one target stand; reads each of them.
   *
   * @param newestMax how many are looked at, newest first
   */
  TargetCounts counts(JobKind kind, Id target, int newestMax);

  /** How many jobs of a kind have not ended; cheap. */
  long open(JobKind kind);
}
