package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobStatus;
import dev.hookline.job.TargetCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the readers of events and jobs promise. */
public abstract class ReaderContract extends StoreContract {

  private static final PageRequest ALL = PageRequest.first(PageRequest.LIMIT_MAX);

  @Test
  void an_event_is_found_in_its_project_only_and_only_by_its_whole_id() {
    Event event = samples().event(samples().id());
    append(event);

    assertThat(stores().eventReader().find(event.project(), event.id())).isPresent();
    assertThat(stores().eventReader().find(samples().id(), event.id())).isEmpty();
    Id guessed = new Id(event.id().high(), event.id().low() ^ 1);
    assertThat(stores().eventReader().find(event.project(), guessed)).isEmpty();
  }

  @Test
  void a_job_is_found_in_its_project_only_and_only_by_its_whole_id() {
    Job job = stored(samples().ready(samples().id(), samples().id()));

    assertThat(stores().jobReader().find(job.project(), job.id())).contains(job);
    assertThat(stores().jobReader().find(samples().id(), job.id())).isEmpty();
    Id guessed = new Id(job.id().high(), job.id().low() ^ 1);
    assertThat(stores().jobReader().find(job.project(), guessed)).isEmpty();
  }

  @Test
  void a_list_of_events_has_the_newest_first_and_no_payloads() {
    Id project = samples().id();
    List<Id> stored = storedEvents(project, 3);
    storedEvents(samples().id(), 2);

    Page<Event> page = stores().eventReader().list(events(project, null, null, null, null, ALL));

    assertThat(page.items()).extracting(Event::id).containsExactlyElementsOf(stored.reversed());
    assertThat(page.items()).allSatisfy(event -> assertThat(event.payload().bytes()).isEmpty());
    assertThat(page.next()).isNull();
  }

  @Test
  void many_events_are_found_without_payloads_in_their_project_only() {
    Id project = samples().id();
    List<Id> wanted = new ArrayList<>(storedEvents(project, 3));
    storedEvents(project, 1);
    List<Id> asked = new ArrayList<>(wanted);
    asked.add(samples().id());
    asked.addAll(storedEvents(samples().id(), 1));

    List<Event> found = stores().eventReader().withoutPayloads(project, asked);

    assertThat(found).extracting(Event::id).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(found)
        .allSatisfy(event -> {
          assertThat(event.type()).isNotEmpty();
          assertThat(event.payload().bytes()).isEmpty();
        });
  }

  @Test
  void events_are_filtered_by_source_type_and_tenant() {
    Id project = samples().id();
    Id source = samples().id();
    Event plain = samples().event(project);
    Event sourced = samples().event(project, samples().id(), source, "a", "order.paid", null);
    Event tenanted = samples().event(project, samples().id(), null, "b", "order.paid", "acme");
    append(plain);
    append(sourced);
    append(tenanted);

    assertThat(eventIds(events(project, source, null, null, null, ALL)))
        .containsExactly(sourced.id());
    assertThat(eventIds(events(project, null, "order.paid", null, null, ALL)))
        .containsExactly(tenanted.id(), sourced.id());
    assertThat(eventIds(events(project, null, null, null, "acme", ALL)))
        .containsExactly(tenanted.id());
    assertThat(eventIds(events(samples().id(), source, null, null, null, ALL))).isEmpty();
  }

  @Test
  void an_event_is_found_by_its_name_however_it_got_it() {
    Id project = samples().id();
    Event own = samples().event(project);
    Event received = samples().received(project, samples().id(), "delivery-1");
    Event sameName = samples().received(project, samples().id(), "delivery-1");
    Id id = samples().id();
    Event keyed = named(samples().event(project, id), id.text(IdPrefix.EVENT), "key-7");
    Event unkeyed = named(samples().event(project), "not-unique", null);
    for (Event event : List.of(own, received, sameName, keyed, unkeyed)) {
      append(event);
    }

    assertThat(eventIds(events(project, null, null, own.eventId(), null, ALL)))
        .containsExactly(own.id());
    assertThat(eventIds(events(project, null, null, "delivery-1", null, ALL)))
        .containsExactly(sameName.id(), received.id());
    assertThat(eventIds(events(project, null, null, keyed.eventId(), null, ALL)))
        .containsExactly(keyed.id());
    assertThat(eventIds(events(project, null, null, "not-unique", null, ALL)))
        .containsExactly(unkeyed.id());
    assertThat(eventIds(events(project, null, null, "key-7", null, ALL))).isEmpty();
    assertThat(eventIds(events(samples().id(), null, null, "delivery-1", null, ALL))).isEmpty();
  }

  @Test
  void pages_have_no_gaps_and_no_repeats_while_events_are_added() {
    Id project = samples().id();
    List<Id> before = storedEvents(project, 23);
    List<Id> seen = new ArrayList<>();
    Id after = null;
    do {
      Page<Event> page =
          stores()
              .eventReader()
              .list(events(project, null, null, null, null, new PageRequest(5, after, null, null)));
      page.items().forEach(event -> seen.add(event.id()));
      after = page.next();
      storedEvents(project, 2);
    } while (after != null);

    assertThat(seen).containsExactlyElementsOf(before.reversed());
  }

  @Test
  void a_page_that_is_exactly_full_is_the_last() {
    Id project = samples().id();
    storedEvents(project, 5);

    Page<Event> page =
        stores().eventReader().list(events(project, null, null, null, null, PageRequest.first(5)));

    assertThat(page.items()).hasSize(5);
    assertThat(page.next()).isNull();
  }

  @Test
  void lists_can_be_bounded_in_time() {
    Id project = samples().id();
    Event early = samples().event(project, new Id(Id.highAt(Samples.NOW) | 0x7000, 1));
    Event late = samples().event(project, new Id(Id.highAt(Samples.NOW.plusMillis(1)) | 0x7000, 2));
    append(early);
    append(late);

    PageRequest fromLate = new PageRequest(10, null, Samples.NOW.plusMillis(1), null);
    PageRequest beforeLate = new PageRequest(10, null, null, Samples.NOW.plusMillis(1));

    assertThat(eventIds(events(project, null, null, null, null, fromLate)))
        .containsExactly(late.id());
    assertThat(eventIds(events(project, null, null, null, null, beforeLate)))
        .containsExactly(early.id());
  }

  @Test
  void the_jobs_of_a_target_are_counted_by_state() {
    Id project = samples().id();
    Id target = samples().id();
    Event event = samples().event(project);
    append(
        event,
        samples().job(project, event.id(), target, JobStatus.READY, 0, Samples.NOW, null),
        failedOnce(
            samples().job(project, event.id(), target, JobStatus.READY, 1, Samples.NOW, null)),
        samples().job(project, event.id(), target, JobStatus.SUCCEEDED, 1, Samples.NOW, null),
        samples().job(project, event.id(), samples().id(), JobStatus.READY, 0, Samples.NOW, null));

    TargetCounts counts = stores().jobReader().counts(JobKind.DELIVERY, target, 100);
    TargetCounts newest = stores().jobReader().counts(JobKind.DELIVERY, target, 1);

    assertThat(counts.byStatus())
        .containsEntry(JobStatus.READY, 2)
        .containsEntry(JobStatus.SUCCEEDED, 1)
        .containsEntry(JobStatus.FAILED, 0);
    assertThat(counts.retrying()).isEqualTo(1);
    assertThat(counts.total()).isEqualTo(3);
    assertThat(newest.byStatus()).containsEntry(JobStatus.SUCCEEDED, 1);
    assertThat(newest.total()).isEqualTo(1);
  }

  @Test
  void jobs_are_filtered_by_event_target_state_failures_and_type() {
    Id project = samples().id();
    Id target = samples().id();
    Event paid = samples().event(project, samples().id(), null, null, "order.paid", null);
    Event sent = samples().event(project, samples().id(), null, null, "order.sent", null);
    Job ready = samples().job(project, paid.id(), target, JobStatus.READY, 0, Samples.NOW, null);
    Job elsewhere =
        samples()
            .job(project, paid.id(), samples().id(), JobStatus.SUCCEEDED, 1, Samples.NOW, null);
    Job failed =
        failedOnce(
            samples().job(project, sent.id(), target, JobStatus.FAILED, 1, Samples.NOW, null));
    append(paid, ready, elsewhere);
    append(sent, failed);
    stored(samples().ready(samples().id(), target));

    assertThat(jobs(query(project))).containsExactly(failed, elsewhere, ready);
    assertThat(
            jobs(
                new JobQuery(
                    project, JobKind.DELIVERY, paid.id(), null, Set.of(), null, null, ALL)))
        .containsExactly(elsewhere, ready);
    assertThat(
            jobs(new JobQuery(project, JobKind.DELIVERY, null, target, Set.of(), null, null, ALL)))
        .containsExactly(failed, ready);
    assertThat(
            jobs(
                new JobQuery(
                    project,
                    JobKind.DELIVERY,
                    null,
                    null,
                    Set.of(JobStatus.FAILED, JobStatus.READY),
                    null,
                    null,
                    ALL)))
        .containsExactly(failed, ready);
    assertThat(jobs(new JobQuery(project, JobKind.DELIVERY, null, null, Set.of(), true, null, ALL)))
        .containsExactly(failed);
    assertThat(
            jobs(new JobQuery(project, JobKind.DELIVERY, null, null, Set.of(), false, null, ALL)))
        .containsExactly(elsewhere, ready);
    assertThat(
            jobs(
                new JobQuery(
                    project, JobKind.DELIVERY, null, null, Set.of(), null, "order.sent", ALL)))
        .containsExactly(failed);
    assertThat(jobs(new JobQuery(project, JobKind.RUN, null, null, Set.of(), null, null, ALL)))
        .isEmpty();
  }

  @Test
  void each_state_alone_can_be_listed() {
    Id project = samples().id();
    Id target = samples().id();
    for (JobStatus status : JobStatus.values()) {
      Id owner = status == JobStatus.RUNNING ? samples().id() : null;
      Job job =
          stored(samples().job(project, samples().id(), target, status, 1, Samples.NOW, owner));
      assertThat(
              jobs(
                  new JobQuery(
                      project, JobKind.DELIVERY, null, null, Set.of(status), null, null, ALL)))
          .containsExactly(job);
    }
  }

  @Test
  void job_pages_have_no_gaps_and_no_repeats_while_jobs_are_added() {
    Id project = samples().id();
    Id target = samples().id();
    List<Id> before = new ArrayList<>();
    for (int at = 0; at < 12; at++) {
      before.add(stored(samples().ready(project, target)).id());
    }
    List<Id> seen = new ArrayList<>();
    Id after = null;
    do {
      Page<Job> page =
          stores()
              .jobReader()
              .list(
                  new JobQuery(
                      project,
                      JobKind.DELIVERY,
                      null,
                      target,
                      Set.of(JobStatus.READY),
                      null,
                      null,
                      new PageRequest(4, after, null, null)));
      seen.addAll(idsOf(page.items()));
      after = page.next();
      stored(samples().ready(project, target));
    } while (after != null);

    Collections.reverse(before);
    assertThat(seen).containsExactlyElementsOf(before);
  }

  @Test
  void jobs_are_counted_by_state_through_all_their_changes() {
    Id project = samples().id();
    Id target = samples().id();
    Job first = stored(samples().ready(project, target));
    stored(samples().ready(project, target));
    stored(samples().running(project, target, samples().id()));
    assertThat(stores().jobReader().counts(JobKind.DELIVERY))
        .containsEntry(JobStatus.READY, 2L)
        .containsEntry(JobStatus.RUNNING, 1L)
        .containsEntry(JobStatus.HELD, 0L);

    stores().jobStore().hold(first.lane(), "disabled");
    stores().jobActions().cancel(project, first.id(), "gone", Samples.NOW);
    stores().jobStore().rescue(samples().id(), Samples.NOW);

    assertThat(stores().jobReader().counts(JobKind.DELIVERY))
        .containsEntry(JobStatus.READY, 1L)
        .containsEntry(JobStatus.RUNNING, 0L)
        .containsEntry(JobStatus.HELD, 1L)
        .containsEntry(JobStatus.CANCELLED, 1L);
    assertThat(stores().jobReader().open(JobKind.DELIVERY)).isEqualTo(2);
    assertThat(stores().jobReader().open(JobKind.RUN)).isZero();
  }

  private List<Id> storedEvents(Id project, int count) {
    List<Id> ids = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      Event event = samples().event(project);
      append(event);
      ids.add(event.id());
    }
    return ids;
  }

  private List<Id> eventIds(EventQuery query) {
    return stores().eventReader().list(query).items().stream().map(Event::id).toList();
  }

  private List<Job> jobs(JobQuery query) {
    return stores().jobReader().list(query).items();
  }

  private static JobQuery query(Id project) {
    return new JobQuery(project, JobKind.DELIVERY, null, null, Set.of(), null, null, ALL);
  }

  private static EventQuery events(
      Id project,
      @Nullable Id source,
      @Nullable String type,
      @Nullable String eventId,
      @Nullable String tenant,
      PageRequest page) {
    return new EventQuery(project, source, type, eventId, tenant, page);
  }

  private static Event named(Event event, String eventId, @Nullable String dedupeKey) {
    return new Event(
        event.id(),
        event.project(),
        event.source(),
        eventId,
        dedupeKey,
        event.type(),
        event.tenant(),
        event.orderingKey(),
        event.headers(),
        event.payload(),
        event.targets());
  }

  private static Job failedOnce(Job job) {
    return new Job(
        job.id(),
        job.kind(),
        job.project(),
        job.event(),
        job.target(),
        job.status(),
        job.attempt(),
        1,
        job.dueAt(),
        null,
        "answered 500",
        500,
        job.finishedAt());
  }
}
