package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.operate.RetentionStore;
import java.time.Instant;

/** Deletes what is old, in small portions. */
final class SqliteRetentionStore implements RetentionStore {

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

  private final GroupCommit writer;
  private final OldEvents events;
  private final OldEvents inputs;
  private final FreePages freePages;

  SqliteRetentionStore(GroupCommit writer, Readers readers, FreePages freePages) {
    this.writer = writer;
    this.events = OldEvents.ofEvents(writer, readers);
    this.inputs = OldEvents.ofInputs(writer, readers);
    this.freePages = freePages;
  }

  @Override
  public int deleteEvents(Instant before, int limit) {
    int deleted = events.delete(before, limit);
    return deleted == limit ? limit : deleted + inputs.delete(before, limit - deleted);
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
