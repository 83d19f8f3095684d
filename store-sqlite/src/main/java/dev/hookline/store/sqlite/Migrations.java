package dev.hookline.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema of a database up to date. The scripts and the table that remembers them are
 * those of Flyway, whose own start would take longer than all the rest of the store's.
 */
final class Migrations {

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  private static final String FOLDER = "/db/migration/sqlite/";
  private static final List<String> SCRIPTS =
      List.of(
          "V1__init.sql",
          "V2__sources.sql",
          "V3__tasks.sql",
          "V4__source_limits.sql",
          "V5__schedule_name.sql",
          "V6__confirmation.sql",
          "V7__packs.sql");

  private static final String HISTORY =
      """
      CREATE TABLE IF NOT EXISTS flyway_schema_history (
        installed_rank INT NOT NULL PRIMARY KEY,
        version VARCHAR(50),
        description VARCHAR(200) NOT NULL,
        type VARCHAR(20) NOT NULL,
        script VARCHAR(1000) NOT NULL,
        checksum INT,
        installed_by VARCHAR(100) NOT NULL,
        installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
        execution_time INT NOT NULL,
        success BOOLEAN NOT NULL);
      CREATE INDEX IF NOT EXISTS flyway_schema_history_s_idx ON flyway_schema_history (success);
      """;

  private static final String REMEMBER =
      """
      INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
        checksum, installed_by, execution_time, success)
      VALUES (?, ?, ?, 'SQL', ?, ?, '', ?, 1)
      """;

  private static final String TABLES =
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name <> 'flyway_schema_history'";

  private Migrations() {}

  private record Applied(String script, int checksum) {}

  /**
   * Reads, before anything is changed, whose database it is.
   *
   * @throws SchemaMismatch when it is the database of another program
   */
  static void requireOurs(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet tables = statement.executeQuery(TABLES)) {
      if (tables.next() && !tables.getString(1).equals("flyway_schema_history")) {
        throw new SchemaMismatch(
            "hookline.db is the database of another program, with a table " + tables.getString(1));
      }
    }
  }

  /**
   * Applies the scripts that the database has not seen.
   *
   * @throws SchemaMismatch when the database was written by a newer or an altered release
   */
  static void migrate(Connection connection) throws SQLException {
    migrate(connection, SCRIPTS.size());
  }

  /** Applies at most so many scripts, as an older release did. */
  static void migrate(Connection connection, int scripts) throws SQLException {
    List<Applied> applied = applied(connection);
    if (applied.size() > SCRIPTS.size()) {
      throw new SchemaMismatch(
          "The database was written by a newer release: it has seen " + applied.getLast().script());
    }
    for (int rank = 0; rank < scripts; rank++) {
      String script = SCRIPTS.get(rank);
      String sql = read(script);
      if (rank >= applied.size()) {
        if (!applied.isEmpty()) {
          log.info(
              "The database is brought up to date with {}; that may take as long as copying it",
              script);
        }
        apply(connection, rank + 1, script, sql);
      } else if (!applied.get(rank).equals(new Applied(script, checksum(sql)))) {
        throw new SchemaMismatch(
            "The database was made with another " + script + " than that of this release");
      }
    }
  }

  private static List<Applied> applied(Connection connection) throws SQLException {
    List<Applied> applied = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(HISTORY);
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT script, checksum FROM flyway_schema_history ORDER BY installed_rank")) {
        while (rows.next()) {
          applied.add(new Applied(rows.getString(1), rows.getInt(2)));
        }
      }
    }
    return applied;
  }

  private static void apply(Connection connection, int rank, String script, String sql)
      throws SQLException {
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement();
        PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
      statement.executeUpdate("BEGIN IMMEDIATE");
      try {
        statement.executeUpdate(sql);
        int words = script.indexOf("__");
        remember.setInt(1, rank);
        remember.setString(2, script.substring(1, words));
        remember.setString(
            3, script.substring(words + 2, script.lastIndexOf('.')).replace('_', ' '));
        remember.setString(4, script);
        remember.setInt(5, checksum(sql));
        remember.setLong(6, (System.nanoTime() - start) / 1_000_000);
        remember.executeUpdate();
        statement.executeUpdate("COMMIT");
      } catch (SQLException error) {
        statement.executeUpdate("ROLLBACK");
        throw error;
      }
    }
  }

  /** Flyway's: CRC-32 over the lines without their ends. */
  private static int checksum(String sql) {
    CRC32 crc = new CRC32();
    sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

  private static String read(String script) {
    try (InputStream resource = Migrations.class.getResourceAsStream(FOLDER + script)) {
      if (resource == null) {
        throw new IllegalStateException("missing from the build: " + script);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
