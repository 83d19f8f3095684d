package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.event.Event;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.job.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {

  @Test
  void an_append_that_waited_too_long_is_refused_while_the_writer_is_stuck_and_never_stored()
      throws Exception {
    AtomicLong nanos = new AtomicLong();
    try (OpenedStore opened =
        new OpenedStore(
            settings -> TestSettings.withAppendWaitMax(settings, Duration.ofMillis(20)),
            nanos::get)) {
      Appending appending = new Appending(opened.store());
      Event event = appending.event();
      try (BlockedWriter blocked = new BlockedWriter(opened.store())) {
        CompletableFuture<Appended> answer = appending.start(event);
        nanos.addAndGet(Duration.ofMillis(21).toNanos());

        assertThat(Appending.await(answer)).isInstanceOf(Appended.Unavailable.class);
        assertThat(blocked).isNotNull();
      }
      assertThat(appending.stored(1)).hasSize(1);
      assertThat(appending.isThere(event)).isFalse();
    }
  }

  @Test
  void an_append_in_time_is_stored_although_the_writer_was_busy() throws Exception {
    AtomicLong nanos = new AtomicLong();
    try (OpenedStore opened =
        new OpenedStore(
            settings -> TestSettings.withAppendWaitMax(settings, Duration.ofMillis(20)),
            nanos::get)) {
      Appending appending = new Appending(opened.store());
      CompletableFuture<Appended> answer;
      try (BlockedWriter blocked = new BlockedWriter(opened.store())) {
        assertThat(blocked).isNotNull();
        answer = appending.start(appending.event());
        nanos.addAndGet(Duration.ofMillis(20).toNanos());
      }
      assertThat(Appending.await(answer)).isEqualTo(new Appended.Stored());
    }
  }

  @Test
  void appends_beyond_the_bounds_of_the_queue_are_refused_at_once() throws Exception {
    try (OpenedStore opened =
        new OpenedStore(
            settings -> TestSettings.withQueueChangesMax(settings, 3), System::nanoTime)) {
      Appending appending = new Appending(opened.store());
      List<CompletableFuture<Appended>> answers = new ArrayList<>();
      try (BlockedWriter blocked = new BlockedWriter(opened.store())) {
        assertThat(blocked).isNotNull();
        for (int at = 0; at < 5; at++) {
          answers.add(appending.start(appending.event()));
        }
        assertThat(answers.get(3))
            .isCompletedWithValueMatching(Appended.Unavailable.class::isInstance);
        assertThat(answers.get(4))
            .isCompletedWithValueMatching(Appended.Unavailable.class::isInstance);
      }
      assertThat(answers.subList(0, 3))
          .allSatisfy(
              answer -> assertThat(Appending.await(answer)).isEqualTo(new Appended.Stored()));
    }
  }

  @Test
  void what_arrives_during_a_commit_shares_the_next_one() throws Exception {
    List<Integer> commits = Collections.synchronizedList(new ArrayList<>());
    try (OpenedStore opened = new OpenedStore(new CommitSizes(commits::add))) {
      Appending appending = new Appending(opened.store());
      List<CompletableFuture<Appended>> answers = new ArrayList<>();
      try (BlockedWriter blocked = new BlockedWriter(opened.store())) {
        assertThat(blocked).isNotNull();
        commits.clear();
        for (int at = 0; at < 100; at++) {
          answers.add(appending.start(appending.event()));
        }
      }
      answers.forEach(Appending::await);
      opened.store().close();
      assertThat(commits).containsExactly(1, 100);
    }
  }

  @Test
  void an_append_that_cannot_be_stored_does_not_fail_its_neighbours() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      Appending appending = new Appending(opened.store());
      Event taken = appending.stored(1).getFirst();
      CompletableFuture<Appended> before;
      CompletableFuture<Appended> broken;
      CompletableFuture<Appended> after;
      try (BlockedWriter blocked = new BlockedWriter(opened.store())) {
        assertThat(blocked).isNotNull();
        before = appending.start(appending.event());
        broken = appending.start(appending.samples().event(appending.project(), taken.id()));
        after = appending.start(appending.event());
      }
      assertThat(Appending.await(before)).isEqualTo(new Appended.Stored());
      assertThat(Appending.await(broken)).isInstanceOf(Appended.Unavailable.class);
      assertThat(Appending.await(after)).isEqualTo(new Appended.Stored());
      assertThat(opened.store().eventReader().accepted()).isEqualTo(3);
    }
  }

  @Test
  void appends_in_one_call_are_stored_all_or_none() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      Appending appending = new Appending(opened.store());
      Event taken = appending.stored(1).getFirst();
      Event good = appending.event();
      Event bad = appending.samples().event(appending.project(), taken.id());
      List<Appended> answers = new ArrayList<>();
      CountDownLatch answered = new CountDownLatch(2);
      List<Append> appends = new ArrayList<>();
      for (Event event : List.of(good, bad)) {
        appends.add(
            new Append(
                event,
                List.of(),
                answer -> {
                  answers.add(answer);
                  answered.countDown();
                }));
      }
      opened.store().eventLog().append(appends);
      answered.await();

      assertThat(answers).hasOnlyElementsOfType(Appended.Unavailable.class);
      assertThat(appending.isThere(good)).isFalse();
    }
  }

  @Test
  void a_closed_store_refuses_instead_of_leaving_callers_waiting() throws Exception {
    OpenedStore opened = new OpenedStore();
    SqliteStore store = opened.store();
    Appending appending = new Appending(store);
    opened.close();

    assertThat(Appending.await(appending.start(appending.event())))
        .isInstanceOf(Appended.Unavailable.class);
    assertThatThrownBy(() -> store.eventReader().accepted()).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> store.projects().defaultProject(appending.project()))
        .isInstanceOf(StoreUnavailable.class);
  }
}
