package dev.hookline.store.sqlite;

import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeyStore;
import dev.hookline.operate.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keeps API keys, of which only hashes are stored. */
final class SqliteApiKeyStore implements ApiKeyStore {

  private static final String COLUMNS =
      "id, low, project, project_low, name, shown, hash, scopes, expires_at, revoked_at";

  private static final String SAVE =
      "INSERT OR REPLACE INTO api_key (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String ALL = "SELECT " + COLUMNS + " FROM api_key ORDER BY id";

  private final GroupCommit writer;
  private final Readers readers;

  SqliteApiKeyStore(GroupCommit writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public List<ApiKey> all() {
    return readers.read(session -> session.query(ALL).list(SqliteApiKeyStore::key));
  }

  @Override
  public void save(ApiKey key) {
    List<Scope> scopes = List.copyOf(new TreeSet<>(key.scopes()));
    writer.write(transaction ->
        transaction
            .query(SAVE)
            .put(key.id())
            .put(key.project())
            .put(key.name())
            .put(key.shown())
            .put(key.hash())
            .put(Lines.of(scopes, Scope::word))
            .put(key.expiresAt())
            .put(key.revokedAt())
            .update());
  }

  private static ApiKey key(Row row) throws SQLException {
    return new ApiKey(
        row.id(),
        row.id(),
        row.text(),
        row.text(),
        row.bytes(),
        Set.copyOf(Lines.read(row.text(), word -> Scope.of(word).orElseThrow())),
        row.timeOrNull(),
        row.timeOrNull());
  }
}
