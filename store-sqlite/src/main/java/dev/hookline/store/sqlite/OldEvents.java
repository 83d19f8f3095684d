package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Deletes old events, or inputs, whose jobs have all ended: looked for by a reader, deleted by the
 * writer in small portions. Each call goes on where the last one has ended, because there may be
 * millions with open jobs to pass by; after the end of the table the next begins anew.
 */
final class OldEvents {

  private static final int PORTION = 100;

  static final String EVENTS = old("event");
  static final String INPUTS = old("input");
  private static final String JOBS = "SELECT id, kind, status FROM job WHERE event = ?";
  static final String DELETE_ATTEMPTS =
      "DELETE FROM attempt WHERE job IN (SELECT id FROM job WHERE event = ?)";
  static final String DELETE_JOBS = "DELETE FROM job WHERE event = ?";
  private static final String DELETE_EVENT = "DELETE FROM event WHERE id = ? RETURNING pack";
  private static final String DELETE_INPUT = "DELETE FROM input WHERE id = ? RETURNING pack";

  private record StoredJob(long id, int kind, int status) {}

  private final GroupCommit writer;
  private final Readers readers;
  private final String looking;
  private final String deleting;
  private long passed = Long.MIN_VALUE;

  private OldEvents(GroupCommit writer, Readers readers, String looking, String deleting) {
    this.writer = writer;
    this.readers = readers;
    this.looking = looking;
    this.deleting = deleting;
  }

  static OldEvents ofEvents(GroupCommit writer, Readers readers) {
    return new OldEvents(writer, readers, EVENTS, DELETE_EVENT);
  }

  /** What runs were triggered with that no event has triggered. */
  static OldEvents ofInputs(GroupCommit writer, Readers readers) {
    return new OldEvents(writer, readers, INPUTS, DELETE_INPUT);
  }

  private static String old(String table) {
    return """
    SELECT id FROM %1$s WHERE id > ? AND id < ? AND NOT EXISTS (
      SELECT 1 FROM job INDEXED BY job_by_event WHERE job.event = %1$s.id AND job.status < 3)
    ORDER BY id LIMIT ?
    """
        .formatted(table);
  }

  /**
   * @param limit at least 1
   * @return how many; less than {@code limit} means that this was the end of the table
   */
  synchronized int delete(Instant before, int limit) {
    List<Long> old =
        readers.read(session ->
            session.query(looking).put(passed).put(Id.highAt(before)).put(limit).list(Row::number));
    int deleted = 0;
    for (int from = 0; from < old.size(); from += PORTION) {
      List<Long> portion = old.subList(from, Math.min(old.size(), from + PORTION));
      deleted += writer.write(transaction -> deletePortion(transaction, portion));
    }
    passed = deleted < limit ? Long.MIN_VALUE : old.getLast();
    return deleted;
  }

  private int deletePortion(Transaction transaction, List<Long> events) throws SQLException {
    int deleted = 0;
    Set<Long> packs = new TreeSet<>();
    for (long event : events) {
      Long pack = deleteWithJobs(transaction, event);
      if (pack != null) {
        deleted++;
        packs.add(pack);
      }
    }
    for (long pack : packs) {
      transaction.query(OpenPack.DELETE_UNUSED).put(pack).update();
    }
    return deleted;
  }

  /** Deletes an event with its jobs; gives back the pack that it was in, or null. */
  private @Nullable Long deleteWithJobs(Transaction transaction, long event) throws SQLException {
    List<StoredJob> jobs =
        transaction
            .query(JOBS)
            .put(event)
            .list(row -> new StoredJob(row.number(), row.integer(), row.integer()));
    for (StoredJob job : jobs) {
      if (!Codes.status(job.status()).isFinal()) {
        return null; // retried since it was looked for
      }
    }
    if (!jobs.isEmpty()) {
      for (StoredJob job : jobs) {
        if (Codes.kind(job.kind()) == JobKind.RUN) {
          RunDeletion.delete(transaction, job.id());
        }
      }
      transaction.query(DELETE_ATTEMPTS).put(event).update();
      transaction.query(DELETE_JOBS).put(event).update();
      jobs.forEach(job -> transaction.counters().add(job.kind(), job.status(), -1));
    }
    return transaction.query(deleting).put(event).first(Row::number);
  }
}
