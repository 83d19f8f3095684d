package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of before there were packs. */
final class PackMigrationTest {

  private static final int SCRIPTS_BEFORE = 6;
  private static final Id PROJECT = new Id(7, 8);
  private static final Id INPUT = new Id(200, 3);
  private static final List<byte[]> PAYLOADS =
      List.of(
          "{\"größe\":1}".getBytes(StandardCharsets.UTF_8),
          new byte[0],
          new byte[] {0, -1, (byte) 0xC3, 0, 10},
          new byte[70_000]);
  private static final String HEADERS = "x-größe: ж\ncontent-type: text/plain\n";

  @Test
  void events_keep_their_headers_and_bytes(@TempDir Path folder) throws Exception {
    Connections connections =
        new Connections(new DatabaseFile(folder.resolve("hookline.db")), InjectedFault.NONE);
    try (Connection connection = connections.writer()) {
      Migrations.migrate(connection, SCRIPTS_BEFORE);
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              INSERT INTO event (id, low, project, project_low, type, targets, headers, payload)
              VALUES (?, 3, 7, 8, ?, 1, ?, ?)
              """)) {
        for (int at = 0; at < PAYLOADS.size(); at++) {
          insert.setLong(1, 100 + at);
          insert.setString(2, "type-" + at);
          insert.setString(3, at == 0 ? "" : HEADERS);
          insert.setBytes(4, PAYLOADS.get(at));
          insert.executeUpdate();
        }
        insert.setLong(1, INPUT.high());
        insert.setString(2, Event.NAMELESS);
        insert.setString(3, "");
        insert.setBytes(4, PAYLOADS.getFirst());
        insert.executeUpdate();
      }
    }

    try (SqliteStore store = OpenedStore.open(folder)) {
      for (int at = 0; at < PAYLOADS.size(); at++) {
        Event event = store.eventReader().find(PROJECT, new Id(100 + at, 3)).orElseThrow();
        assertThat(event.type()).isEqualTo("type-" + at);
        assertThat(event.headers().lines()).isEqualTo(at == 0 ? "" : HEADERS);
        assertThat(event.payload().bytes()).isEqualTo(PAYLOADS.get(at));
      }
      assertThat(store.eventReader().find(PROJECT, INPUT)).isEmpty();
      assertThat(store.eventReader().input(PROJECT, INPUT).orElseThrow().payload().bytes())
          .isEqualTo(PAYLOADS.getFirst());
      assertThat(new Appending(store).stored(3)).hasSize(3);
    }
  }
}
