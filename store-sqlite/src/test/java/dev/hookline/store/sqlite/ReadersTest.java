package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.job.StoreUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadersTest {

  private static final String ENDLESS =
      """
      WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number)
      SELECT max(n) FROM number
      """;

  @Test
  void a_query_that_takes_too_long_is_ended(@TempDir Path folder) throws Exception {
    Connections connections =
        new Connections(new DatabaseFile(folder.resolve("hookline.db")), InjectedFault.NONE);
    try (Connection connection = connections.writer()) {
      ReadingTime time = ReadingTime.limit(connection, Duration.ofMillis(20));
      time.begin();

      assertThatThrownBy(() -> new Session(connection).query(ENDLESS).number())
          .hasMessageContaining("INTERRUPT");
    }
  }

  @Test
  void a_query_that_fails_is_told_and_the_next_one_is_answered() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      Readers readers =
          new Readers(new Connections(new DatabaseFile(opened.database()), InjectedFault.NONE), 1);
      readers.start();
      try (readers) {
        assertThatThrownBy(() -> readers.read(session -> session.query("SELECT 1 FROM nothing")))
            .isInstanceOf(StoreUnavailable.class);
        long one = readers.read(session -> session.query("SELECT 1").number());
        assertThat(one).isEqualTo(1);
      }
    }
  }

  @Test
  void readers_cannot_write() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      Readers readers =
          new Readers(new Connections(new DatabaseFile(opened.database()), InjectedFault.NONE), 1);
      readers.start();
      try (readers) {
        assertThatThrownBy(
                () -> readers.read(session -> session.query("DELETE FROM event").update()))
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContaining("readonly");
      }
    }
  }
}
