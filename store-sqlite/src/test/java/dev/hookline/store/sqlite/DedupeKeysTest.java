package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.contract.Samples;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With runs so small that keys are in all of their places at once. */
final class DedupeKeysTest {

  private static final int KEYS_PER_RUN = 700;

  @Test
  void every_repeated_key_is_found_wherever_it_is_by_now() throws Exception {
    Random random = new Random(11);
    Map<String, Id> firsts = new HashMap<>();
    try (OpenedStore opened = small()) {
      Keyed keyed = new Keyed(opened.store());
      for (int round = 0; round < 60; round++) {
        List<String> keys = new ArrayList<>();
        int count = 1 + random.nextInt(200);
        for (int at = 0; at < count; at++) {
          keys.add("key-" + random.nextInt(6_000));
        }
        keyed.append(keys, firsts);
        if (round % 20 == 19) {
          keyed = new Keyed(opened.reopen());
        }
      }
      assertThat(runs(opened.store())).isGreaterThan(1);
      assertThat(opened.store().eventReader().accepted()).isEqualTo(firsts.size());
    }
  }

  @Test
  void keys_of_a_commit_that_failed_are_free_again() throws Exception {
    try (OpenedStore opened = small()) {
      SqliteStore store = opened.store();
      Keyed keyed = new Keyed(store);
      Map<String, Id> firsts = new HashMap<>();
      keyed.append(keys("stored", 300), firsts);
      long pages = setMaxPages(store, 1);

      List<Appended> refused = keyed.tryAppend(keys("refused", 600));

      assertThat(refused).hasOnlyElementsOfType(Appended.Unavailable.class);
      setMaxPages(store, pages + 1_000_000);
      keyed.append(keys("refused", 600), firsts);
      keyed.append(keys("stored", 300), firsts);
      keyed = new Keyed(opened.reopen());
      keyed.append(keys("refused", 600), firsts);
      assertThat(opened.store().eventReader().accepted()).isEqualTo(900);
    }
  }

  @Test
  void a_key_is_free_again_when_its_event_was_deleted_and_old_runs_vanish() throws Exception {
    try (OpenedStore opened = small()) {
      SqliteStore store = opened.store();
      Keyed keyed = new Keyed(store);
      List<String> keys = keys("again", 2_000);
      for (int from = 0; from < keys.size(); from += 100) {
        keyed.append(keys.subList(from, from + 100), new HashMap<>());
      }
      assertThat(runs(store)).isPositive();
      Id last = store.ids().next();
      Await.until(
          "all is deleted",
          Duration.ofSeconds(30),
          () -> store.retention().deleteEvents(last.time().plusMillis(1), 1_000) == 0);

      keyed.append(keys, new HashMap<>());
      for (int round = 0; round < 40; round++) {
        keyed.append(keys("more-" + round + "-", 100), new HashMap<>());
      }

      assertThat(
              store
                  .writer()
                  .<Long>write(
                      transaction -> transaction.query("SELECT min(id) FROM dedupe_run").number()))
          .isGreaterThan(1);
    }
  }

  @Test
  void rows_of_keys_that_went_into_a_run_leave_a_few_with_each_commit() throws Exception {
    try (OpenedStore opened =
        new OpenedStore(
            settings -> TestSettings.withKeysPerRun(settings, 10_000), System::nanoTime)) {
      SqliteStore store = opened.store();
      Keyed keyed = new Keyed(store);
      Map<String, Id> firsts = new HashMap<>();
      keyed.append(keys("first-", 10_000), firsts);
      long last = recentRow("max", store);
      for (int round = 0; runs(store) == 0; round++) {
        keyed.append(keys("meanwhile-" + round + "-", 10), firsts);
      }
      assertThat(recentRow("min", store)).isEqualTo(1);

      keyed.append(keys("one-more-", 1), firsts);

      assertThat(recentRow("min", store)).isEqualTo(2);
      keyed = new Keyed(opened.reopen());
      keyed.append(keys("first-", 10_000), firsts);
      for (int round = 0; runs(opened.store()) == 1; round++) {
        keyed.append(keys("then-" + round + "-", 500), firsts);
      }
      keyed.append(keys("at-last-", 5_000), firsts);
      assertThat(recentRow("min", opened.store())).isGreaterThan(last);
    }
  }

  @Test
  void chunks_of_a_commit_that_failed_are_written_again(@TempDir Path folder) throws Exception {
    Connections connections =
        new Connections(new DatabaseFile(folder.resolve("hookline.db")), InjectedFault.NONE);
    try (Session session = new Session(connections.writer())) {
      Migrations.migrate(session.connection());
      DedupeKeys keys = new DedupeKeys(5_000);
      keys.load(session);
      Taking taking = new Taking(session, keys);
      taking.take(5_000, "COMMIT");
      while (chunks(session) == 0) {
        taking.take(1, "COMMIT");
      }
      taking.take(1, "ROLLBACK");
      taking.take(0, "COMMIT");
      while (session.query("SELECT count(*) FROM dedupe_run").number() == 0) {
        taking.take(1, "COMMIT");
      }

      assertThat(chunks(session))
          .isEqualTo(session.query("SELECT length(first_hashes) / 8 FROM dedupe_run").number());
    }
  }

  @Test
  void events_are_found_by_name_wherever_their_key_is_by_now() throws Exception {
    try (OpenedStore opened = small()) {
      SqliteStore store = opened.store();
      Keyed keyed = new Keyed(store);
      Map<String, Id> firsts = new HashMap<>();
      for (int round = 0; round < 25; round++) {
        keyed.append(keys("round-" + round, 100), firsts);
      }
      assertThat(runs(store)).isPositive();
      firsts.forEach((key, first) ->
          assertThat(
                  store
                      .eventReader()
                      .list(
                          new EventQuery(
                              keyed.project, null, null, key, null, PageRequest.first(10)))
                      .items())
              .extracting(Event::id)
              .containsExactly(first));
    }
  }

  private static OpenedStore small() {
    return new OpenedStore(
        settings -> TestSettings.withKeysPerRun(settings, KEYS_PER_RUN), System::nanoTime);
  }

  private static List<String> keys(String prefix, int count) {
    List<String> keys = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      keys.add(prefix + at);
    }
    return keys;
  }

  private static long runs(SqliteStore store) {
    return store
        .writer()
        .<Long>write(transaction -> transaction.query("SELECT count(*) FROM dedupe_run").number());
  }

  private static long chunks(Session session) throws SQLException {
    return session.query("SELECT count(*) FROM dedupe_chunk").number();
  }

  private static long recentRow(String which, SqliteStore store) {
    return store
        .writer()
        .<Long>write(transaction ->
            transaction.query("SELECT " + which + "(id) FROM dedupe_recent").number());
  }

  private static long setMaxPages(SqliteStore store, long pages) {
    return store
        .writer()
        .<Long>write(transaction -> transaction.query("PRAGMA max_page_count = " + pages).number());
  }

  /** Appends events of one source under given keys. */
  private static final class Keyed {

    private final SqliteStore store;
    private final Appending appending;
    private final Id project;

    Keyed(SqliteStore store) {
      this.store = store;
      this.appending = new Appending(store);
      this.project = appending.project();
    }

    /** Appends in a few calls and checks each answer against what is known of the keys. */
    void append(List<String> keys, Map<String, Id> firsts) {
      List<Event> events = events(keys);
      List<Appended> answers = tryAppend(events, keys.size());
      for (int at = 0; at < keys.size(); at++) {
        Id first = firsts.putIfAbsent(keys.get(at), events.get(at).id());
        assertThat(answers.get(at))
            .isEqualTo(first == null ? new Appended.Stored() : new Appended.Duplicate(first));
      }
    }

    List<Appended> tryAppend(List<String> keys) {
      return tryAppend(events(keys), keys.size());
    }

    private List<Event> events(List<String> keys) {
      return keys.stream().map(key -> appending.samples().received(project, project, key)).toList();
    }

    private List<Appended> tryAppend(List<Event> events, int count) {
      List<CompletableFuture<Appended>> answers = new ArrayList<>();
      List<Append> appends = new ArrayList<>();
      for (int at = 0; at < count; at++) {
        CompletableFuture<Appended> answer = new CompletableFuture<>();
        answers.add(answer);
        appends.add(new Append(events.get(at), List.of(), answer::complete));
      }
      store.eventLog().append(appends);
      return answers.stream().map(Appending::await).toList();
    }
  }

  /** Transactions that do nothing but take keys. */
  private static final class Taking {

    private final Session session;
    private final DedupeKeys keys;
    private final Random random = new Random(12);
    private final Samples samples =
        new Samples(new IdGenerator(ManualClock.at(Instant.EPOCH.plusSeconds(1)), 0));

    Taking(Session session, DedupeKeys keys) {
      this.session = session;
      this.keys = keys;
    }

    void take(int count, String end) throws SQLException {
      session.query("BEGIN").update();
      Id source = samples.id();
      for (int at = 0; at < count; at++) {
        keys.take(session, samples.received(source, source, "k"), "k", random.nextLong(), 0);
      }
      keys.flush(session);
      session.query(end).update();
      if (end.equals("COMMIT")) {
        keys.committed();
      } else {
        keys.rolledBack();
      }
    }
  }
}
