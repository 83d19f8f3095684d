package dev.hookline.store.sqlite;

import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.StoreUnavailable;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the jobs whose events can no longer be read, so that they do not keep from their lane what
 * is sound. Looks for them only after a failure, and with the readers: in a transaction damage
 * forbids all further writes.
 */
final class UnreadableEvents {

  private static final Logger log = LoggerFactory.getLogger(UnreadableEvents.class);

  static final String REASON = "event_unreadable";

  private final GroupCommit writer;
  private final Readers readers;

  UnreadableEvents(GroupCommit writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  /**
   * Reads; where damage forbids it, ends the jobs that are hit and reads again.
   *
   * @param jobs whose events are read, without reading them
   */
  <T> T without(Readers.Question<List<Job>> jobs, Supplier<T> read) {
    while (true) {
      try {
        return read.get();
      } catch (IllegalStateException | StoreUnavailable | Unreadable failure) {
        if (!Unreadable.isCauseOf(failure) || end(readers.read(jobs)) == 0) {
          throw failure;
        }
      }
    }
  }

  private int end(List<Job> jobs) {
    int ended = 0;
    for (Job job : jobs) {
      if (isUnreadable(job) && end(job)) {
        ended++;
      }
    }
    return ended;
  }

  private boolean isUnreadable(Job job) {
    try {
      readers.read(session ->
          InputRows.findOrEvent(session, new PackReader(session), job.project(), job.event()));
      return false;
    } catch (StoreUnavailable | Unreadable failure) {
      if (Unreadable.isCauseOf(failure)) {
        return true;
      }
      throw failure;
    }
  }

  private boolean end(Job job) {
    boolean ended =
        writer.write(transaction -> {
          Job present = JobRows.find(transaction, job.project(), job.id());
          if (present == null
              || present.status() != job.status()
              || present.attempt() != job.attempt()) {
            return false;
          }
          Job next = Lifecycle.unreadable(present, REASON, transaction.now());
          JobRows.change(transaction, present, next);
          return true;
        });
    if (ended) {
      log.error(
          "The event {} of {} cannot be read, because the database is damaged; it has failed",
          job.event().text(IdPrefix.EVENT),
          job.id().text(job.kind() == JobKind.RUN ? IdPrefix.RUN : IdPrefix.DELIVERY));
    }
    return ended;
  }
}
