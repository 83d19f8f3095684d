package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Claimed;
import dev.hookline.job.ClaimedBatch;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.RunKey;
import dev.hookline.testkit.contract.RunBuilder;
import dev.hookline.testkit.contract.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What events bring along shares rows: nobody may get another's bytes, or lose theirs with them.
 */
final class PackTest {

  private final OpenedStore opened = new OpenedStore();
  private final SqliteStore store = opened.store();
  private final Appending appending = new Appending(store);
  private final Samples samples = appending.samples();
  private final Id target = samples.id();

  @AfterEach
  void close() throws Exception {
    opened.close();
  }

  @Test
  void every_event_comes_back_with_its_own_headers_and_bytes() throws Exception {
    Random random = new Random(5);
    List<Event> events = new ArrayList<>();
    for (int at = 0; at < 300; at++) {
      events.add(event(random, at % 7 == 0 ? 0 : random.nextInt(at % 50 == 1 ? 60_000 : 3_000)));
    }
    appendTogether(events);

    assertThat(packs()).isBetween(2L, 150L);
    assertAllAreThere(events);
    opened.reopen();
    new Appending(opened.store()).stored(1);
    assertAllAreThere(events);
  }

  @Test
  void a_list_has_the_headers_of_each() throws Exception {
    Random random = new Random(6);
    List<Event> events = List.of(event(random, 10), event(random, 0), event(random, 20_000));
    appendTogether(events);

    List<Event> listed =
        store
            .eventReader()
            .list(
                new EventQuery(appending.project(), null, null, null, null, PageRequest.first(10)))
            .items();

    assertThat(listed)
        .extracting(Event::headers)
        .containsExactlyElementsOf(events.reversed().stream().map(Event::headers).toList());
  }

  @Test
  void a_pack_is_deleted_with_the_last_of_its_events() throws Exception {
    Random random = new Random(7);
    List<Event> events = new ArrayList<>();
    for (int at = 0; at < 5; at++) {
      events.add(event(random, 100));
    }
    Event kept = events.get(3);
    Job open = delivery(kept, JobStatus.RUNNING, samples.id());
    appendTogether(events, kept, open);
    Instant afterAll = store.ids().next().time().plusMillis(1);

    assertThat(store.retention().deleteEvents(afterAll, 100)).isEqualTo(4);
    assertThat(packs()).isEqualTo(1);
    assertAllAreThere(List.of(kept));

    store
        .writer()
        .write(transaction ->
            JobRows.replace(transaction, open, Lifecycle.cancel(open, "enough", Samples.NOW)));
    assertThat(store.retention().deleteEvents(afterAll, 100)).isEqualTo(1);
    assertThat(packs()).isZero();
  }

  @Test
  void a_change_that_is_left_out_takes_nothing_of_others_with_it() throws Exception {
    Random random = new Random(8);
    Event taken = appending.stored(1).getFirst();
    List<Event> others = new ArrayList<>();
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    CompletableFuture<Appended> broken;
    try (BlockedWriter blocked = new BlockedWriter(store)) {
      assertThat(blocked).isNotNull();
      for (int at = 0; at < 3; at++) {
        others.add(event(random, 500));
        answers.add(appending.start(others.getLast()));
      }
      // Larger than a pack, so that the pack of the others would be written within this change.
      broken = appending.start(event(random, taken.id(), 20_000));
      for (int at = 0; at < 3; at++) {
        others.add(event(random, 500));
        answers.add(appending.start(others.getLast()));
      }
    }

    assertThat(answers)
        .allSatisfy(answer -> assertThat(Appending.await(answer)).isEqualTo(new Appended.Stored()));
    assertThat(Appending.await(broken)).isInstanceOf(Appended.Unavailable.class);
    assertAllAreThere(others);
    assertThat(unusedPacks()).isZero();
  }

  @Test
  void what_shares_a_commit_with_a_claim_is_claimed_with_its_bytes() throws Exception {
    Event event = event(new Random(9), 700);
    Job due = delivery(event, JobStatus.READY, null);
    CompletableFuture<Appended> answer;
    AwaitedChange<ClaimedBatch> claim =
        new AwaitedChange<>(new Claim(due.lane(), samples.id(), Samples.NOW, 10));
    try (BlockedWriter blocked = new BlockedWriter(store)) {
      assertThat(blocked).isNotNull();
      answer = appending.start(event, due);
      store.writer().submit(claim);
    }

    assertThat(Appending.await(answer)).isEqualTo(new Appended.Stored());
    List<Claimed> claimed = claim.await().jobs();
    assertThat(claimed).hasSize(1);
    assertSame(claimed.getFirst().event(), event);
  }

  @Test
  void the_input_that_a_debounce_replaces_leaves_nothing_behind() {
    RunKey key = new RunKey(RunKey.Use.TAKE_LAST, "k", Instant.now().plus(Duration.ofHours(1)));
    Job first = keyed(key);
    Appending.await(appending.start(samples.input(first, bytes("first")), first));
    for (int at = 0; at < 20; at++) {
      Job next = keyed(key);
      Appending.await(appending.start(samples.input(next, bytes("next " + at)), next));
    }

    assertThat(packs()).isEqualTo(1);
    assertThat(
            store.eventReader().input(first.project(), first.id()).orElseThrow().payload().bytes())
        .asString()
        .isEqualTo("next 19");
  }

  /**
   * Whether an old pack is still used is looked up between the first and the last of its events.
   */
  @Test
  void an_input_that_a_debounce_replaces_has_a_pack_of_its_own() throws Exception {
    RunKey key = new RunKey(RunKey.Use.TAKE_LAST, "k", Instant.now().plus(Duration.ofHours(1)));
    Job first = keyed(key);
    Appending.await(appending.start(samples.input(first, bytes("first")), first));
    List<CompletableFuture<Appended>> together = new ArrayList<>();
    try (BlockedWriter blocked = new BlockedWriter(store)) {
      assertThat(blocked).isNotNull();
      together.add(appending.start(appending.event()));
      Job next = keyed(key);
      together.add(appending.start(samples.input(next, bytes("next")), next));
    }
    together.forEach(Appending::await);

    assertThat(
            number("SELECT first_event = last_event FROM pack JOIN input ON input.pack = pack.id"))
        .isOne();
  }

  @Test
  void lists_of_events_need_not_pass_by_the_inputs_of_runs() {
    Job run = samples.run(appending.project(), target, Samples.plainRun("t"));
    Appending.await(appending.start(samples.input(run, bytes("input")), run));
    Job done = Lifecycle.cancel(run, "enough", Samples.NOW);
    store.writer().write(transaction -> JobRows.replace(transaction, run, done));

    assertThat(number("SELECT count(*) FROM event")).isZero();
    assertThat(store.eventReader().input(run.project(), run.id())).isPresent();

    assertThat(store.retention().deleteEvents(store.ids().next().time().plusMillis(1), 10))
        .isEqualTo(1);
    assertThat(store.eventReader().input(run.project(), run.id())).isEmpty();
    assertThat(packs()).isZero();
  }

  private Event event(Random random, int bytes) {
    return event(random, samples.id(), bytes);
  }

  private Event event(Random random, Id id, int bytes) {
    byte[] payload = new byte[bytes];
    random.nextBytes(payload);
    List<Headers.Field> fields = new ArrayList<>();
    for (int at = random.nextInt(4); at > 0; at--) {
      fields.add(new Headers.Field("x-größe-" + at, Integer.toString(random.nextInt())));
    }
    return new Event(
        id,
        appending.project(),
        null,
        id.text(IdPrefix.EVENT),
        null,
        "packed",
        null,
        null,
        Headers.of(fields),
        new Payload(payload, null),
        1);
  }

  private Job delivery(Event event, JobStatus status, @Nullable Id owner) {
    int attempt = owner == null ? 0 : 1;
    return samples.job(
        appending.project(), event.id(), samples.id(), status, attempt, Samples.NOW, owner);
  }

  private Job keyed(RunKey key) {
    return samples.run(appending.project(), target, new RunBuilder("t").key(key).build());
  }

  private void appendTogether(List<Event> events) {
    appendTogether(events, null, null);
  }

  /** With a job for one of them. */
  private void appendTogether(List<Event> events, @Nullable Event one, @Nullable Job job) {
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    List<Append> appends = new ArrayList<>();
    for (Event event : events) {
      CompletableFuture<Appended> answer = new CompletableFuture<>();
      answers.add(answer);
      List<Job> jobs = job != null && event.equals(one) ? List.of(job) : List.of();
      appends.add(new Append(event, jobs, answer::complete));
    }
    store.eventLog().append(appends);
    assertThat(answers)
        .allSatisfy(answer -> assertThat(Appending.await(answer)).isEqualTo(new Appended.Stored()));
  }

  private void assertAllAreThere(List<Event> events) {
    for (Event event : events) {
      assertSame(
          opened.store().eventReader().find(event.project(), event.id()).orElseThrow(), event);
    }
  }

  private static void assertSame(Event actual, Event expected) {
    assertThat(actual.id()).isEqualTo(expected.id());
    assertThat(actual.headers()).isEqualTo(expected.headers());
    assertThat(actual.payload().bytes()).isEqualTo(expected.payload().bytes());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private long packs() {
    return number("SELECT count(*) FROM pack");
  }

  private long unusedPacks() {
    return number(
        "SELECT count(*) FROM pack WHERE id NOT IN (SELECT pack FROM event UNION ALL SELECT pack FROM input)");
  }

  private long number(String sql) {
    return opened.store().writer().<Long>write(transaction -> transaction.query(sql).number());
  }
}
