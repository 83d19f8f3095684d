package dev.hookline.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to one database file, with the same settings each time. */
final class Connections {

  /** Five seconds starve under load: the busy handler polls and is not fair. */
  private static final int BUSY_TIMEOUT_MILLIS = 15_000;

  static final int PAGE_BYTES = 8_192;
  private static final int WRITER_CACHE_KIB = 64 * 1024;
  private static final int READER_CACHE_KIB = 8 * 1024;

  /** When the log is longer than this as it starts over, the writer cuts it, which takes long. */
  static final int WAL_KEPT_BYTES = 192 << 20;

  /** The first two work only before the database has its first page. */
  private static final List<String> WRITER_PRAGMAS =
      List.of(
          "page_size = " + PAGE_BYTES,
          "auto_vacuum = INCREMENTAL",
          "journal_mode = WAL",
          "synchronous = FULL",
          "journal_size_limit = " + WAL_KEPT_BYTES,
          "wal_autocheckpoint = 0",
          "cache_size = -" + WRITER_CACHE_KIB);

  private final DatabaseFile file;
  private final String url;
  private final InjectedFault fault;

  Connections(DatabaseFile file, InjectedFault fault) {
    this.file = file;
    this.url = "jdbc:sqlite:" + file.path().toAbsolutePath();
    this.fault = fault;
  }

  /** The one connection that writes. */
  Connection writer() throws SQLException {
    Connection connection = open(base());
    try {
      Migrations.requireOurs(connection);
      set(connection);
      return connection;
    } catch (SQLException | SchemaMismatch error) {
      connection.close();
      throw error;
    }
  }

  private void set(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String pragma : WRITER_PRAGMAS) {
        statement.execute("PRAGMA " + pragma);
      }
      if (fault == InjectedFault.SYNCHRONOUS_NORMAL) {
        statement.execute("PRAGMA synchronous = NORMAL");
      }
    }
  }

  /** A connection that cannot write. */
  Connection reader() throws SQLException {
    SQLiteConfig config = base();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.READONLY);
    config.setCacheSize(-READER_CACHE_KIB);
    return open(config);
  }

  /** A connection that only moves pages from the write-ahead log into the database. */
  Connection checkpointer() throws SQLException {
    SQLiteConfig config = base();
    config.setSynchronous(SynchronousMode.FULL);
    return open(config);
  }

  private Connection open(SQLiteConfig config) throws SQLException {
    file.requireSame();
    return config.createConnection(url);
  }

  private static SQLiteConfig base() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setTempStore(TempStore.MEMORY);
    config.setGetGeneratedKeys(false); // would cost a query after each insert
    config.setOpenMode(SQLiteOpenMode.NOMUTEX); // each connection is used by one thread at a time
    return config;
  }
}
