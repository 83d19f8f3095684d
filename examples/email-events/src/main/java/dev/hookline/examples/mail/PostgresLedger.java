package dev.hookline.examples.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps notifications in PostgreSQL, over one connection that is replaced when it breaks. */
final class PostgresLedger implements Ledger, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PostgresLedger.class);

  private static final String SCHEMA = sql("schema.sql");
  private static final String APPLY = sql("apply.sql");

  private final String url;
  private @Nullable Connection open;

  /**
   * @param url as JDBC has it, with user and password
   */
  PostgresLedger(String url) {
    this.url = url;
  }

  @Override
  public synchronized void apply(List<Notification> notifications) throws SQLException {
    Connection connection = open == null ? connect() : open;
    try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
      statement.setArray(1, texts(connection, notifications, Notification::event));
      statement.setArray(2, texts(connection, notifications, Notification::address));
      statement.setArray(3, texts(connection, notifications, Notification::kind));
      statement.setArray(4, texts(connection, notifications, one -> one.at().toString()));
      statement.executeUpdate();
    } catch (SQLException failure) {
      close();
      throw failure;
    }
  }

  private Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
    open = connection;
    return connection;
  }

  private static java.sql.Array texts(
      Connection connection, List<Notification> from, Function<Notification, String> field)
      throws SQLException {
    return connection.createArrayOf("text", from.stream().map(field).toArray());
  }

  private static String sql(String file) {
    try (InputStream content = PostgresLedger.class.getResourceAsStream(file)) {
      if (content == null) {
        throw new IllegalStateException(file + " is missing in the build");
      }
      return new String(content.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public synchronized void close() {
    if (open != null) {
      try {
        open.close();
      } catch (SQLException broken) {
        log.debug("closing the connection", broken);
      }
      open = null;
    }
  }
}
