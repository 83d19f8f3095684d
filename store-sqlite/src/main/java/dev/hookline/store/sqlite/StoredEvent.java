package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Alert;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with its jobs on its way into the tables, whatever it is that brings them. It is made by
 * the thread that brings it, so that the writer, for whom all wait, has less to do.
 */
final class StoredEvent {

  private static final int EVENT_BYTES = 512;
  private static final int JOB_BYTES = 256;

  private final Event event;
  private final List<Job> jobs;
  private final byte[] headers;
  private final long keyHash;

  StoredEvent(Event event, List<Job> jobs) {
    this.event = event;
    this.jobs = jobs;
    this.headers = EventRows.bytes(event.headers());
    String key = event.dedupeKey();
    this.keyHash = key == null ? 0 : KeyHash.of(key, DedupeKeys.scope(event));
  }

  /** What tells of a change; it has no key, so it repeats nothing. */
  static StoredEvent of(Alert alert) {
    return new StoredEvent(alert.event(), alert.jobs());
  }

  /** Roughly what it holds in memory and adds to the database. */
  long weightBytes() {
    return EVENT_BYTES
        + event.payload().bytes().length
        + headers.length
        + (long) JOB_BYTES * jobs.size();
  }

  /**
   * Stores an event with its jobs, or nothing of it.
   *
   * @param dedupeSinceMillis an event with the same dedupe key before this time does not count
   * @return what it repeats; null when it was stored
   */
  @Nullable Id insert(Transaction transaction, long dedupeSinceMillis) throws SQLException {
    Id first = firstRun(transaction);
    String key = event.dedupeKey();
    if (first == null && key != null) {
      first = transaction.takeKey(event, key, keyHash, dedupeSinceMillis);
    }
    if (first != null) {
      return first;
    }
    if (event.isNameless()) {
      InputRows.insert(transaction, event);
    } else {
      EventRows.insert(transaction, event, headers);
      transaction.counters().accepted();
    }
    for (int at = 0; at < jobs.size(); at++) {
      Job job = jobs.get(at);
      JobRows.insert(transaction, job);
      Run run = job.run();
      if (run != null) {
        RunKeys.take(transaction, job, run);
      }
    }
    return null;
  }

  /** The run that has the key of one of the jobs already; null when all keys are free. */
  private @Nullable Id firstRun(Transaction transaction) throws SQLException {
    for (int at = 0; at < jobs.size(); at++) {
      Run run = jobs.get(at).run();
      Id first = run == null ? null : RunKeys.first(transaction, jobs.get(at), run, event);
      if (first != null) {
        return first;
      }
    }
    return null;
  }
}
