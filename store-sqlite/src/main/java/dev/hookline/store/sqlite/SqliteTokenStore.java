package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.task.Token;
import dev.hookline.task.TokenStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps tokens. */
final class SqliteTokenStore implements TokenStore {

  private static final String COLUMNS =
      "id, low, project, project_low, secret, key, expires_at, completed_at, output";

  static final String FIND = "SELECT " + COLUMNS + " FROM token WHERE id = ? AND low = ?";

  static final String FIND_BY_KEY =
      "SELECT "
          + COLUMNS
          + " FROM token INDEXED BY token_by_key"
          + " WHERE project = ? AND key = ? AND key IS NOT NULL";

  private static final String INSERT =
      "INSERT INTO token (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String COMPLETE = "UPDATE token SET completed_at = ?, output = ? WHERE id = ?";

  private final GroupCommit writer;
  private final Readers readers;

  SqliteTokenStore(GroupCommit writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public Token create(Token token) {
    return writer.write(transaction -> {
      Token present = withKeyOf(transaction, token);
      if (present == null) {
        insert(transaction, token);
      }
      return present == null ? token : present;
    });
  }

  private static @Nullable Token withKeyOf(Transaction transaction, Token token)
      throws SQLException {
    String key = token.key();
    return key == null
        ? null
        : transaction
            .query(FIND_BY_KEY)
            .put(token.project().high())
            .put(key)
            .first(SqliteTokenStore::token);
  }

  private static void insert(Transaction transaction, Token token) throws SQLException {
    Query query =
        transaction
            .query(INSERT)
            .put(token.id())
            .put(token.project())
            .put(token.secret())
            .put(token.key())
            .put(token.expiresAt())
            .put(token.completedAt());
    byte[] output = token.output();
    (output == null ? query.put((Integer) null) : query.put(output)).update();
  }

  @Override
  public Optional<Token> find(Id token) {
    return Optional.ofNullable(readers.read(session -> find(session, token)));
  }

  private static @Nullable Token find(Statements statements, Id token) throws SQLException {
    return statements.query(FIND).put(token).first(SqliteTokenStore::token);
  }

  @Override
  public Optional<Token> complete(Id token, byte[] output, Instant now) {
    return writer.write(transaction -> {
      Token present = find(transaction, token);
      if (present == null || present.completedAt() != null) {
        return Optional.ofNullable(present);
      }
      transaction.query(COMPLETE).put(now).put(output).put(token.high()).update();
      RunWaits.over(transaction, token, now);
      return Optional.of(
          new Token(
              token,
              present.project(),
              present.secret(),
              present.key(),
              present.expiresAt(),
              now,
              output));
    });
  }

  private static Token token(Row row) throws SQLException {
    Id id = row.id();
    Id project = row.id();
    String secret = row.text();
    String key = row.textOrNull();
    Instant expiresAt = row.time();
    Instant completedAt = row.timeOrNull();
    byte[] output = row.bytes();
    return new Token(
        id, project, secret, key, expiresAt, completedAt, completedAt == null ? null : output);
  }
}
