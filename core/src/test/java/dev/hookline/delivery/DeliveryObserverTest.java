package dev.hookline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.NoMeters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted has been stored; what was refused is counted as that, once. */
final class DeliveryObserverTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Id ID = new Id(1, 1);

  private final List<String> counted = new ArrayList<>();
  private final DeliveryObserver observer =
      new DeliveryObserver(new ChangeFeed(16), new Counting(), () -> NOW);
  private final Attempt attempt = Attempt.unsent(ID, 1, NOW, AttemptError.DNS, "no address");
  private final Claimed claimed =
      new Claimed(
          job(JobStatus.RUNNING),
          new Event(
              ID,
              ID,
              null,
              "e",
              null,
              "a",
              null,
              null,
              Headers.NONE,
              new Payload(new byte[0], null),
              1));

  @Test
  void an_attempt_counts_when_its_end_is_stored() {
    observer.attempted(claimed, job(JobStatus.FAILED), attempt);
    assertThat(counted).isEmpty();

    observer.stored(job(JobStatus.FAILED), claimed, attempt);

    assertThat(counted).containsExactly("processed failed");
  }

  @Test
  void an_attempt_that_was_refused_counts_as_stale_only() {
    observer.attempted(claimed, job(JobStatus.SUCCEEDED), attempt);
    observer.stale(claimed, attempt);

    assertThat(counted).containsExactly("stale");
  }

  @Test
  void an_end_without_an_attempt_is_no_result() {
    observer.attempted(claimed, job(JobStatus.HELD), null);
    observer.stale(claimed, null);
    observer.stored(job(JobStatus.HELD), claimed, null);

    assertThat(counted).isEmpty();
  }

  private static Job job(JobStatus status) {
    @Nullable Instant finishedAt = status.isFinal() ? NOW : null;
    return new Job(
        ID, JobKind.DELIVERY, ID, ID, ID, status, 1, 0, NOW, null, null, null, finishedAt);
  }

  private final class Counting extends NoMeters {
    @Override
    public void processed(String kind, String result, long attemptMicros) {
      counted.add("processed " + result);
    }

    @Override
    public void stale(String kind) {
      counted.add("stale");
    }
  }
}
