package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.operate.RetentionStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Deletes what is old: looked for by a reader, deleted by the writer in small portions. */
final class SqliteRetentionStore implements RetentionStore {

  private static final int PORTION = 100;

  static final String OLD_EVENTS = old("event");
  static final String OLD_INPUTS = old("input");
  private static final String JOBS = "SELECT id, kind, status FROM job WHERE event = ?";
  static final String DELETE_ATTEMPTS =
      "DELETE FROM attempt WHERE job IN (SELECT id FROM job WHERE event = ?)";
  static final String DELETE_JOBS = "DELETE FROM job WHERE event = ?";
  private static final String DELETE_EVENT = "DELETE FROM event WHERE id = ? RETURNING pack";
  private static final String DELETE_INPUT = "DELETE FROM input WHERE id = ? RETURNING pack";
  private static final String DELETE_REQUESTS =
      "DELETE FROM request WHERE id IN (SELECT id FROM request WHERE id < ? ORDER BY id LIMIT ?)";
  private static final String DELETE_ANSWERS =
      """
      DELETE FROM answer WHERE (project, key) IN (
        SELECT project, key FROM answer WHERE at < ? ORDER BY at LIMIT ?)
      """;

  static final String DELETE_KEYS =
      """
      DELETE FROM run_key WHERE (project, task, text, is_debounce) IN (
        SELECT project, task, text, is_debounce FROM run_key INDEXED BY run_key_by_until
        WHERE until <= ? ORDER BY until LIMIT ?)
      """;

  static final String DELETE_TOKENS =
      """
      DELETE FROM token WHERE id IN (
        SELECT id FROM token INDEXED BY token_by_expiry WHERE expires_at < ?
        ORDER BY expires_at LIMIT ?)
      """;

  private record StoredJob(long id, int kind, int status) {}

  private final GroupCommit writer;
  private final Readers readers;
  private final FreePages freePages;

  SqliteRetentionStore(GroupCommit writer, Readers readers, FreePages freePages) {
    this.writer = writer;
    this.readers = readers;
    this.freePages = freePages;
  }

  @Override
  public int deleteEvents(Instant before, int limit) {
    int events = deleteOld(OLD_EVENTS, DELETE_EVENT, before, limit);
    return events + deleteOld(OLD_INPUTS, DELETE_INPUT, before, limit - events);
  }

  private int deleteOld(String looking, String deleting, Instant before, int limit) {
    List<Long> old =
        readers.read(
            session -> session.query(looking).put(Id.highAt(before)).put(limit).list(Row::number));
    int deleted = 0;
    for (int from = 0; from < old.size(); from += PORTION) {
      List<Long> portion = old.subList(from, Math.min(old.size(), from + PORTION));
      deleted += writer.write(transaction -> deletePortion(transaction, portion, deleting));
    }
    return deleted;
  }

  private static String old(String table) {
    return """
    SELECT id FROM %1$s WHERE id < ? AND NOT EXISTS (
      SELECT 1 FROM job INDEXED BY job_by_event WHERE job.event = %1$s.id AND job.status < 3)
    ORDER BY id LIMIT ?
    """
        .formatted(table);
  }

  private static int deletePortion(Transaction transaction, List<Long> events, String deleting)
      throws SQLException {
    int deleted = 0;
    Set<Long> packs = new TreeSet<>();
    for (long event : events) {
      Long pack = deleteWithJobs(transaction, event, deleting);
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
  private static @Nullable Long deleteWithJobs(Transaction transaction, long event, String deleting)
      throws SQLException {
    List<StoredJob> jobs =
        transaction
            .query(JOBS)
            .put(event)
            .list(row -> new StoredJob(row.number(), row.integer(), row.integer()));
    for (StoredJob job : jobs) {
      JobStatus status = Codes.status(job.status());
      if (!status.isFinal()) {
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

  @Override
  public int deleteRequests(Instant before, int limit) {
    return writer.write(transaction ->
        transaction.query(DELETE_REQUESTS).put(Id.highAt(before)).put(limit).update());
  }

  @Override
  public int deleteAnswers(Instant before, int limit) {
    return writer.write(
        transaction -> transaction.query(DELETE_ANSWERS).put(before).put(limit).update());
  }

  @Override
  public int deleteKeys(Instant now, int limit) {
    return writer.write(transaction -> transaction.query(DELETE_KEYS).put(now).put(limit).update());
  }

  @Override
  public int deleteTokens(Instant before, int limit) {
    return writer.write(
        transaction -> transaction.query(DELETE_TOKENS).put(before).put(limit).update());
  }

  @Override
  public void reclaimSpace() {
    freePages.giveBack();
  }
}
