package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.event.Event;
import dev.hookline.ingest.Appended;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to a file that nobody can find any more is lost, so it is not acknowledged. */
final class LostDatabaseTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir private Path aside;
  private final OpenedStore opened = new OpenedStore();
  private final SqliteStore store = opened.store();
  private final Appending appending = new Appending(store);

  @AfterEach
  void close() throws Exception {
    opened.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hookline.db", "hookline.db-wal"})
  void nothing_is_acknowledged_without_the_file(String name) throws Exception {
    appending.stored(10);

    Files.delete(opened.folder().resolve(name));

    awaitProblem();
    assertThat(store.health().problem())
        .get()
        .asString()
        .startsWith(name + " was removed or replaced under the running server");
    assertThatNothingIsAcknowledged();
    assertThat(opened.folder().resolve(name)).as("it is not made anew").doesNotExist();
  }

  @Test
  void a_stop_brings_what_is_in_a_deleted_log_into_the_database() throws Exception {
    appending.stored(10);
    Files.delete(opened.folder().resolve("hookline.db-wal"));
    awaitProblem();

    assertThat(opened.reopen().eventReader().accepted()).isEqualTo(10);
  }

  @Test
  void another_file_of_its_name_is_not_touched() throws Exception {
    appending.stored(10);
    Path other = Files.writeString(aside.resolve("other"), "dear to me");

    Files.move(opened.database(), aside.resolve("hookline.db"));
    Files.move(other, opened.database());

    awaitProblem();
    assertThatThrownBy(store::checkpoint).isInstanceOf(IllegalStateException.class);
    assertThatNothingIsAcknowledged();
    assertThat(opened.database()).hasContent("dear to me");
  }

  @Test
  void with_the_file_put_back_it_goes_on() throws Exception {
    List<Event> before = appending.stored(10);
    Path moved = Files.move(opened.database(), aside.resolve("hookline.db"));
    awaitProblem();

    Files.move(moved, opened.database());

    Await.until("ready", LIMIT, () -> store.health().problem().isEmpty());
    assertThat(appending.stored(10)).hasSize(10);
    assertThat(opened.reopen().eventReader().accepted()).isEqualTo(before.size() + 10);
  }

  private void awaitProblem() {
    Await.until("not ready", LIMIT, () -> store.health().problem().isPresent());
  }

  private void assertThatNothingIsAcknowledged() {
    Event refused = appending.event();
    assertThat(Appending.await(appending.start(refused))).isInstanceOf(Appended.Unavailable.class);
    assertThatThrownBy(() -> store.projects().defaultProject(store.ids().next()))
        .isInstanceOf(StoreUnavailable.class);
  }
}
