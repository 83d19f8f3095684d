package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Claimed;
import dev.hookline.job.ClaimedBatch;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.testkit.contract.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Damage of one event is no damage of its neighbours. */
final class UnreadableEventTest {

  private static final String MARK = "here lies the damage";

  /** So many that they take some pages of their own. */
  private static final int BYTES = 6 * Connections.PAGE_BYTES;

  private final OpenedStore opened = new OpenedStore();
  private SqliteStore store = opened.store();
  private final Appending appending = new Appending(store);
  private final Samples samples = appending.samples();
  private final Id target = samples.id();

  @AfterEach
  void close() throws Exception {
    opened.close();
  }

  @Test
  void its_delivery_fails_and_the_others_go_on() throws Exception {
    Job first = stored(delivery(), plain());
    Job damaged = stored(delivery(), marked());
    Job last = stored(delivery(), plain());
    damage();

    assertThat(claimed(first)).extracting(Job::id).containsExactly(first.id(), last.id());

    assertThatItHasFailed(damaged);
    assertThat(claimed(first)).isEmpty();
  }

  @Test
  void its_run_fails_and_the_others_go_on() throws Exception {
    Job first = stored(run(), plain());
    Job damaged = stored(run(), marked());
    damage();

    assertThat(claimed(first)).extracting(Job::id).containsExactly(first.id());

    assertThatItHasFailed(damaged);
  }

  @Test
  void an_event_without_its_bytes_counts_as_damaged() throws Exception {
    Job damaged = stored(delivery(), plain());
    store.writer().write(transaction -> transaction.query("DELETE FROM pack").update());
    Job sound = stored(delivery(), plain());

    assertThat(claimed(sound)).extracting(Job::id).containsExactly(sound.id());

    assertThatItHasFailed(damaged);
  }

  @Test
  void what_shares_the_commit_of_the_claim_is_stored() throws Exception {
    Job damaged = stored(delivery(), marked());
    damage();
    Appending others = new Appending(store);
    CompletableFuture<Appended> before;
    CompletableFuture<List<Job>> claim;
    CompletableFuture<Appended> after;

    try (BlockedWriter blocked = new BlockedWriter(store)) {
      assertThat(blocked).isNotNull();
      before = others.start(others.event());
      claim = CompletableFuture.supplyAsync(() -> claimed(damaged), Thread::startVirtualThread);
      after = others.start(others.event());
    }

    assertThat(Appending.await(claim)).isEmpty();
    assertThat(Appending.await(before)).isInstanceOf(Appended.Stored.class);
    assertThat(Appending.await(after)).isInstanceOf(Appended.Stored.class);
    assertThat(store.health().problem()).isEmpty();
  }

  @Test
  void runs_that_are_lost_for_good_are_found_beside_it() throws Exception {
    Job damaged = lostForGood(stored(run(), marked()));
    Job sound = lostForGood(stored(run(), plain()));
    damage();

    List<Claimed> lost = store.jobStore().beyondRescue(store.ids().next(), 10);

    assertThat(lost).extracting(claimed -> claimed.job().id()).containsExactly(sound.id());
    assertThatItHasFailed(damaged);
  }

  private Job delivery() {
    return samples.ready(appending.project(), target);
  }

  private Job run() {
    return samples.run(appending.project(), target, Samples.plainRun("t"));
  }

  private static byte[] plain() {
    return new byte[BYTES];
  }

  private static byte[] marked() {
    byte[] bytes = new byte[BYTES];
    byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(mark, 0, bytes, BYTES / 2, mark.length);
    return bytes;
  }

  private Job stored(Job job, byte[] bytes) {
    Event event = job.run() == null ? event(job.event(), bytes) : samples.input(job, bytes);
    CompletableFuture<Appended> answer = new CompletableFuture<>();
    store.eventLog().append(List.of(new Append(event, List.of(job), answer::complete)));
    assertThat(Appending.await(answer)).isInstanceOf(Appended.Stored.class);
    return job;
  }

  private Event event(Id id, byte[] bytes) {
    Payload payload = new Payload(bytes, null);
    return new Event(
        id, appending.project(), null, "e", null, "a", null, null, Headers.NONE, payload, 1);
  }

  private Job lostForGood(Job run) {
    claimed(run);
    store
        .writer()
        .write(transaction ->
            transaction
                .query("UPDATE run SET lost = 99 WHERE id = ?")
                .put(run.id().high())
                .update());
    return run;
  }

  /** Overwrites the page with the mark, as a broken disk would. */
  private void damage() throws IOException {
    store.close();
    byte[] all = Files.readAllBytes(opened.database());
    int at = new String(all, StandardCharsets.ISO_8859_1).indexOf(MARK);
    assertThat(at).isPositive();
    byte[] garbage = new byte[Connections.PAGE_BYTES];
    Arrays.fill(garbage, (byte) 0xee);
    try (RandomAccessFile file = new RandomAccessFile(opened.database().toFile(), "rw")) {
      file.seek(at - at % Connections.PAGE_BYTES);
      file.write(garbage);
    }
    store = opened.reopen();
  }

  private List<Job> claimed(Job like) {
    ClaimedBatch batch = store.jobStore().claim(like.lane(), store.ids().next(), Instant.now(), 10);
    return batch.jobs().stream().map(Claimed::job).toList();
  }

  private void assertThatItHasFailed(Job damaged) {
    Job found = store.jobReader().find(damaged.project(), damaged.id()).orElseThrow();
    assertThat(found.status()).isEqualTo(JobStatus.FAILED);
    assertThat(found.reason()).isEqualTo("event_unreadable");
    assertThat(found.finishedAt()).isNotNull();
    assertThat(found.owner()).isNull();
    assertThat(store.health().problem()).isEmpty();
  }
}
