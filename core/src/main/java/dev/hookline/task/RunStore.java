package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What runs need of a store beyond what all jobs need. All methods but {@link #note} block, are
 * durable when they return, and throw StoreUnavailable.
 *
 * <p>Promises about what the other ports do to runs: {@code JobStore.finish} stores of the run only
 * what it waits for, when it expires and how often it was lost, whatever else the job says. A run
 * that ends, however it does, makes those due that waited for it and for nothing else that is still
 * to come. A run that is stored as suspended is due at once when all that it waits for has come
 * already; a run that does not exist counts as one that has ended. A run that waits for a token is
 * due when that times out, if it is not due before.
 */
public interface RunStore {

  /**
   * Stores notes with a later commit and then says how each went, on a thread of the store, which
   * must not be blocked. Returns at once.
   */
  void note(List<RunNote> notes, Consumer<List<RunNote.Result>> done);

  /**
   * Changes a run in one transaction.
   *
   * @param change makes the new of the present job, or null when that is not allowed; called on a
   *     thread of the store. Everything but ids and what was fixed at the trigger may change, the
   *     metadata and the wish to cancel included
   */
  JobActions.Result change(Id project, Id run, Function<Job, @Nullable Job> change);

  /** Newest first. */
  Page<Job> list(RunQuery query);

  /** Lines of a run's log after a number, oldest first. */
  List<LogLine> log(Id run, long afterNumber, int limit);

  /**
   * Runs that have not begun and may not begin any more, or whose attempt was only claimed: by the
   * time at which they expire, then by id.
   *
   * @param behind the last of those that were looked at before; null for none
   */
  List<Job> expiring(Instant now, @Nullable Job behind, int limit);

  /** When the next run after a time expires, if nothing becomes of it; null for never. */
  @Nullable Instant nextExpiry(Instant after);

  /**
   * Has somebody told of each run whose due time a commit has brought forward because all that it
   * waited for has come, or will have come by then; on a thread of the store, which must not be
   * blocked.
   */
  void onWoken(Consumer<Job> listener);
}
