package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.operate.AnswerStore;
import dev.hookline.operate.RememberedAnswer;
import java.util.Optional;

/** Keeps remembered answers. */
final class SqliteAnswerStore implements AnswerStore {

  private static final String FIND =
      "SELECT fingerprint, status, body, at FROM answer WHERE project = ? AND key = ?";

  private static final String SAVE =
      """
      INSERT OR REPLACE INTO answer (project, key, fingerprint, status, body, at)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private final GroupCommit writer;
  private final Readers readers;

  SqliteAnswerStore(GroupCommit writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public Optional<RememberedAnswer> find(Id project, String key) {
    return Optional.ofNullable(
        readers.read(session ->
            session
                .query(FIND)
                .put(project.high())
                .put(key)
                .first(row ->
                    new RememberedAnswer(
                        project, key, row.text(), row.integer(), row.text(), row.time()))));
  }

  @Override
  public void save(RememberedAnswer answer) {
    writer.write(transaction ->
        transaction
            .query(SAVE)
            .put(answer.project().high())
            .put(answer.key())
            .put(answer.fingerprint())
            .put(answer.status())
            .put(answer.body())
            .put(answer.at())
            .update());
  }
}
