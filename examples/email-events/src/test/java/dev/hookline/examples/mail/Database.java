package dev.hookline.examples.mail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL that can be stopped, and started again with its data at the same address. */
final class Database implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofMinutes(2);

  private final Folder folder = Folder.create();
  private EmbeddedPostgres postgres;

  Database() throws IOException {
    postgres = settings().start();
  }

  private EmbeddedPostgres.Builder settings() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.path().resolve("data"))
        .setCleanDataDirectory(false)
        .setPGStartupWait(START_PATIENCE);
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  void stop() throws IOException {
    postgres.close();
  }

  void startAgain() throws IOException {
    postgres = settings().setPort(postgres.getPort()).start();
  }

  /** The rows of a query with two columns. */
  Map<String, String> read(String sql) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.put(result.getString(1), result.getString(2));
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    folder.close();
  }
}
