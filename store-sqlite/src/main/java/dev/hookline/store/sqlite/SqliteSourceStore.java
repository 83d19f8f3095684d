package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.ingest.SourceStore;
import java.sql.SQLException;
import java.util.List;

/** Keeps sources. */
final class SqliteSourceStore implements SourceStore {

  private static final String COLUMNS =
      "id, low, project, project_low, name, token, provider, verification, secrets, enabled,"
          + " updated_at, deleted_at, "
          + SourceSettingsColumns.NAMES;

  private static final String SAVE =
      "INSERT OR REPLACE INTO source ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          + SourceSettingsColumns.MARKS
          + ")";

  private static final String ALL = "SELECT " + COLUMNS + " FROM source ORDER BY id";

  private final GroupCommit writer;
  private final Readers readers;
  private final SecretLines secrets;
  private final SourceSettingsColumns settings;

  SqliteSourceStore(GroupCommit writer, Readers readers, SecretCipher cipher) {
    this.writer = writer;
    this.readers = readers;
    this.secrets = new SecretLines(cipher, "source");
    this.settings = new SourceSettingsColumns(secrets);
  }

  @Override
  public List<Source> all() {
    return readers.read(session -> session.query(ALL).list(this::source));
  }

  @Override
  public void save(Source source) {
    byte[] sealed =
        secrets.of(source.id(), source.secrets(), SourceSecret::text, SourceSecret::expiresAt);
    writer.write(transaction -> save(transaction.query(SAVE), source, sealed));
  }

  private int save(Query query, Source source, byte[] sealed) throws SQLException {
    query
        .put(source.id())
        .put(source.project())
        .put(source.name())
        .put(source.token())
        .put(source.provider())
        .put(source.verification())
        .put(sealed)
        .put(source.enabled())
        .put(source.updatedAt())
        .put(source.deletedAt());
    return settings.put(query, source.id(), source.settings()).update();
  }

  private Source source(Row row) throws SQLException {
    Id id = row.id();
    return new Source(
        id,
        row.id(),
        row.text(),
        row.text(),
        row.text(),
        row.textOrNull(),
        secrets.read(id, row.bytes(), SourceSecret::new),
        row.flag(),
        row.time(),
        row.timeOrNull(),
        settings.read(row, id));
  }
}
