package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.operate.ProjectStore;

/** Keeps projects. */
final class SqliteProjectStore implements ProjectStore {

  private static final String FIRST = "SELECT id, low FROM project ORDER BY id LIMIT 1";
  private static final String INSERT = "INSERT INTO project (id, low) VALUES (?, ?)";

  private final GroupCommit writer;

  SqliteProjectStore(GroupCommit writer) {
    this.writer = writer;
  }

  @Override
  public Id defaultProject(Id ifNone) {
    return writer.write(transaction -> {
      Id present = transaction.query(FIRST).first(Row::id);
      if (present != null) {
        return present;
      }
      transaction.query(INSERT).put(ifNone).update();
      return ifNone;
    });
  }
}
