package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.testkit.contract.RetentionContract;
import dev.hookline.testkit.contract.Samples;
import dev.hookline.testkit.contract.StoreUnderTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SqliteRetentionTest extends RetentionContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }

  /** There may be millions that wait for an endpoint which is disabled. */
  @Test
  void what_a_sweep_has_passed_by_is_not_looked_at_before_the_next() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      SqliteStore store = opened.store();
      Appending appending = new Appending(store);
      Event held = appending.event();
      Job waiting =
          samples()
              .job(
                  appending.project(),
                  held.id(),
                  store.ids().next(),
                  JobStatus.HELD,
                  1,
                  Samples.NOW,
                  null);
      Appending.await(appending.start(held, waiting));
      List<Event> ended = appending.stored(2);
      Instant later = ended.getLast().id().time().plusSeconds(60);

      assertThat(store.retention().deleteEvents(later, 1)).isEqualTo(1);
      store.jobActions().cancel(appending.project(), waiting.id(), "not wanted", later);
      assertThat(store.retention().deleteEvents(later, 1)).isEqualTo(1);

      assertThat(ended).noneMatch(appending::isThere);
      assertThat(appending.isThere(held)).isTrue();
      assertThat(store.retention().deleteEvents(later, 1)).isZero();
      assertThat(store.retention().deleteEvents(later, 1)).isEqualTo(1);
    }
  }
}
