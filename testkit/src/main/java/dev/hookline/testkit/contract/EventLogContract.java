package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an {@link dev.hookline.ingest.EventLog} promises. */
public abstract class EventLogContract extends StoreContract {

  private static final int RACERS = 64;

  @Test
  void a_stored_event_is_read_back_as_it_was() {
    Id project = samples().id();
    Event event =
        new Event(
            samples().id(),
            project,
            samples().id(),
            "delivery-1",
            "key-1",
            "order.created",
            "acme",
            "order-7",
            new Headers("content-type: text/plain\nx-name: Zo\u00eb\n"),
            new Payload("hello".getBytes(StandardCharsets.UTF_8), "text/plain"),
            3);

    assertThat(append(event)).isEqualTo(new Appended.Stored());

    Event read = stores().eventReader().find(project, event.id()).orElseThrow();
    assertThat(read).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(event);
  }

  @Test
  void an_event_named_by_its_own_id_and_without_type_of_content_is_read_back_as_it_was() {
    Id project = samples().id();
    Event plain = samples().event(project);
    Event event = withPayload(plain, new Payload(new byte[] {1}, null));

    append(event);

    assertThat(stores().eventReader().find(project, event.id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(event);
  }

  @Test
  void every_byte_of_a_payload_is_kept() {
    Id project = samples().id();
    byte[] large = new byte[1 << 20];
    new Random(7).nextBytes(large);
    byte[] invalidUtf8 = {'{', (byte) 0xff, (byte) 0xc3, 0x28, '}'};
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {0},
            "a\0b\0".getBytes(StandardCharsets.UTF_8),
            invalidUtf8,
            large)) {
      Event event = withPayload(samples().event(project), new Payload(bytes, "x/y"));
      assertThat(append(event)).isEqualTo(new Appended.Stored());
      assertThat(stores().eventReader().find(project, event.id()).orElseThrow().payload().bytes())
          .isEqualTo(bytes);
    }
  }

  @Test
  void a_second_event_with_the_dedupe_key_is_a_duplicate_of_the_first_and_is_not_stored() {
    Id project = samples().id();
    Id source = samples().id();
    Event first = samples().received(project, source, "delivery-1");
    Event second = samples().received(project, source, "delivery-1");
    Job job =
        samples().job(project, second.id(), samples().id(), JobStatus.READY, 0, Samples.NOW, null);
    append(first);

    assertThat(append(second, job)).isEqualTo(new Appended.Duplicate(first.id()));

    assertThat(stores().eventReader().find(project, second.id())).isEmpty();
    assertThat(stores().jobReader().find(project, job.id())).isEmpty();
  }

  @Test
  void duplicates_within_one_call_are_found() {
    Id project = samples().id();
    Id source = samples().id();
    Event first = samples().received(project, source, "delivery-1");
    Event other = samples().received(project, source, "delivery-2");
    Event again = samples().received(project, source, "delivery-1");

    List<Appended> answers =
        append(List.of(first, other, again), List.of(List.of(), List.of(), List.of()));

    assertThat(answers)
        .containsExactly(
            new Appended.Stored(), new Appended.Stored(), new Appended.Duplicate(first.id()));
  }

  @Test
  void a_dedupe_key_counts_within_its_source_or_among_the_published_of_its_project() {
    Id project = samples().id();
    Id otherProject = samples().id();
    Id source = samples().id();
    List<Event> events =
        List.of(
            samples().received(project, source, "same"),
            samples().received(project, samples().id(), "same"),
            samples().event(project, samples().id(), null, "same", "t", null),
            samples().event(otherProject, samples().id(), null, "same", "t", null));

    for (Event event : events) {
      assertThat(append(event)).isEqualTo(new Appended.Stored());
    }
  }

  @Test
  void a_dedupe_key_counts_within_its_window_only() {
    Id project = samples().id();
    Id source = samples().id();
    Event first = samples().received(project, source, "key");
    append(first);
    long firstMillis = first.receivedAt().toEpochMilli();
    Event second = samples().received(project, source, "key");

    assertThat(append(samples().received(project, source, "key"), firstMillis))
        .isEqualTo(new Appended.Duplicate(first.id()));
    assertThat(append(second, second.receivedAt().toEpochMilli() + 1))
        .isEqualTo(new Appended.Stored());
    assertThat(append(samples().received(project, source, "key"), 0))
        .isInstanceOf(Appended.Duplicate.class);
  }

  private Appended append(Event event, long dedupeSinceMillis) {
    CompletableFuture<Appended> answer = new CompletableFuture<>();
    stores()
        .eventLog()
        .append(List.of(new Append(event, List.of(), dedupeSinceMillis, answer::complete)));
    return await(answer);
  }

  @Test
  void events_without_dedupe_key_are_never_duplicates() {
    Id project = samples().id();
    assertThat(append(samples().event(project))).isEqualTo(new Appended.Stored());
    assertThat(append(samples().event(project))).isEqualTo(new Appended.Stored());
  }

  @Test
  void of_many_racing_appends_with_one_dedupe_key_exactly_one_is_stored() throws Exception {
    Id project = samples().id();
    Id source = samples().id();
    List<Event> events =
        Stream.generate(() -> samples().received(project, source, "contested"))
            .limit(RACERS)
            .toList();
    CyclicBarrier together = new CyclicBarrier(RACERS);
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    List<Thread> racers = new ArrayList<>();
    for (Event event : events) {
      CompletableFuture<Appended> answer = new CompletableFuture<>();
      answers.add(answer);
      racers.add(
          Thread.startVirtualThread(() -> {
            try {
              together.await();
              stores().eventLog().append(List.of(new Append(event, List.of(), answer::complete)));
            } catch (Exception failure) {
              answer.completeExceptionally(failure);
            }
          }));
    }
    for (Thread racer : racers) {
      racer.join();
    }

    List<Appended> ends = answers.stream().map(answer -> await(answer)).toList();

    int winner = ends.indexOf(new Appended.Stored());
    assertThat(winner).isNotNegative();
    Appended expected = new Appended.Duplicate(events.get(winner).id());
    List<Appended> others = new ArrayList<>(ends);
    others.remove(winner);
    assertThat(others).hasSize(RACERS - 1).containsOnly(expected);
  }

  @Test
  void the_answers_of_one_call_come_in_its_order() {
    Id project = samples().id();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Boolean> last = new CompletableFuture<>();
    List<Append> appends = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      int number = at;
      appends.add(
          new Append(
              samples().event(project),
              List.of(),
              _ -> {
                order.add(number);
                if (number == 99) {
                  last.complete(true);
                }
              }));
    }

    stores().eventLog().append(appends);
    await(last);

    assertThat(order).isSorted().hasSize(100);
  }

  @Test
  void jobs_are_stored_with_their_event() {
    Id project = samples().id();
    Event event = samples().event(project);
    Id owner = samples().id();
    Job running =
        samples()
            .job(project, event.id(), samples().id(), JobStatus.RUNNING, 1, Samples.NOW, owner);
    Job ready =
        samples().job(project, event.id(), samples().id(), JobStatus.READY, 0, Samples.NOW, null);

    append(event, running, ready);

    assertThat(stores().jobReader().find(project, running.id())).contains(running);
    assertThat(stores().jobReader().find(project, ready.id())).contains(ready);
  }

  @Test
  void a_callback_that_throws_does_not_keep_others_from_their_answers() {
    Id project = samples().id();
    CompletableFuture<Appended> answer = new CompletableFuture<>();
    stores()
        .eventLog()
        .append(
            List.of(
                new Append(
                    samples().event(project),
                    List.of(),
                    _ -> {
                      throw new IllegalStateException("a defect of the caller");
                    })));
    stores()
        .eventLog()
        .append(List.of(new Append(samples().event(project), List.of(), answer::complete)));

    assertThat(await(answer)).isEqualTo(new Appended.Stored());
  }

  private static Event withPayload(Event event, Payload payload) {
    return new Event(
        event.id(),
        event.project(),
        event.source(),
        event.eventId(),
        event.dedupeKey(),
        event.type(),
        event.tenant(),
        event.orderingKey(),
        event.headers(),
        payload,
        event.targets());
  }
}
