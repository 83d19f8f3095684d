package dev.hookline.http.live;

import dev.hookline.delivery.DeliveryChange;
import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.job.Attempt;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStatus;
import dev.hookline.live.Change;
import dev.hookline.live.ChangeFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What streams of events are made of. All methods block. */
record FollowedEvents(EventReader events, JobReader jobs, ChangeFeed feed) {

  /** As many endpoints as a project may have; of so many deliveries a stream knows the ends. */
  static final int OPEN_MAX = 10_000;

  private static final Set<JobStatus> ALL = Set.of();
  private static final Set<JobStatus> OPEN =
      Stream.of(JobStatus.values())
          .filter(status -> !status.isFinal())
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(JobStatus.class)));

  Optional<Event> find(Id project, Id event) {
    return events.find(project, event);
  }

  /** The deliveries of an event that have not ended. */
  OpenDeliveries open(Event event) {
    long before = feed.lastNumber();
    Set<Id> open = new HashSet<>();
    @Nullable Id next = null;
    do {
      Page<Job> page =
          jobs.list(query(event, OPEN, new PageRequest(PageRequest.LIMIT_MAX, next, null, null)));
      page.items().forEach(delivery -> open.add(delivery.id()));
      next = page.next();
    } while (next != null && open.size() < OPEN_MAX);
    return next == null
        ? OpenDeliveries.of(open, before, feed.lastNumber())
        : OpenDeliveries.endless();
  }

  /** The newest deliveries of an event, the oldest of them first, as they are. */
  List<Change> present(Event event) {
    return jobs
        .list(query(event, ALL, PageRequest.first(PageRequest.LIMIT_MAX)))
        .items()
        .reversed()
        .stream()
        .map(delivery -> DeliveryChange.of(delivery, event, changedAt(delivery)))
        .toList();
  }

  private static JobQuery query(Event event, Set<JobStatus> statuses, PageRequest page) {
    return new JobQuery(
        event.project(), JobKind.DELIVERY, event.id(), null, statuses, null, null, page);
  }

  /** When it got into its state, as far as that is stored. */
  private Instant changedAt(Job delivery) {
    Instant endedAt = delivery.finishedAt();
    if (endedAt != null) {
      return endedAt;
    }
    int attempted = delivery.attempt() - (delivery.status() == JobStatus.RUNNING ? 1 : 0);
    return attempted == 0 ? delivery.createdAt() : endOfLastAttempt(delivery);
  }

  private Instant endOfLastAttempt(Job delivery) {
    List<Attempt> last = jobs.attempts(delivery.id(), PageRequest.first(1)).items();
    return last.isEmpty()
        ? delivery.createdAt()
        : last.getFirst()
            .startedAt()
            .plus(Duration.ofNanos(last.getFirst().durationMicros() * 1_000));
  }
}
