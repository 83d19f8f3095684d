package dev.hookline.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/**
 * A PostgreSQL that is gone with {@link #close}. The builder of the embedded server switches
 * syncing off for tests; a comparison of durable engines wants it on.
 */
record Database(EmbeddedPostgres server, HikariDataSource pool) implements AutoCloseable {

  private static final int CONNECTIONS = 64;

  static Database start() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", "256MB")
            .start();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
    config.setMaximumPoolSize(CONNECTIONS);
    return new Database(server, new HikariDataSource(config));
  }

  @Override
  public void close() throws IOException {
    pool.close();
    server.close();
  }
}
