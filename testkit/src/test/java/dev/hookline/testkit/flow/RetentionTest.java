package dev.hookline.testkit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.job.StoreUnavailable;
import dev.hookline.operate.Retention;
import dev.hookline.operate.RetentionStore;
import dev.hookline.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Deleting what is old, a little at a time. */
class RetentionTest {

  private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
  private final CountedStore store = new CountedStore();
  private final Retention retention = new Retention(store, clock, Duration.ofDays(30));

  @Test
  void everything_that_is_old_is_deleted_in_batches() {
    store.events = 1_250;
    store.requests = 500;
    retention.run();
    assertThat(store.events).isZero();
    assertThat(store.requests).isZero();
    assertThat(store.calls).isEqualTo(3 + 2 + 1 + 1 + 1);
    assertThat(store.reclaimed).isEqualTo(1);
    assertThat(store.eventsBefore).isEqualTo(clock.instant().minus(Duration.ofDays(30)));
  }

  @Test
  void space_is_given_back_at_every_run_for_the_last_may_have_been_cut_short() {
    retention.run();
    assertThat(store.reclaimed).isEqualTo(1);
  }

  @Test
  void a_defect_with_one_kind_keeps_neither_the_others_nor_the_next_run_from_being_deleted() {
    store.events = 10;
    store.requests = 10;
    store.eventsAreDefect = true;
    retention.run();
    assertThat(store.requests).isZero();
    assertThat(store.reclaimed).isEqualTo(1);
    store.eventsAreDefect = false;
    retention.run();
    assertThat(store.events).isZero();
  }

  @Test
  void a_defect_in_giving_space_back_ends_nothing() {
    store.reclaimingIsDefect = true;
    retention.run();
    assertThat(store.reclaimed).isEqualTo(1);
    store.reclaimingIsDefect = false;
    store.events = 10;
    retention.run();
    assertThat(store.events).isZero();
    assertThat(store.reclaimed).isEqualTo(2);
  }

  @Test
  void a_store_that_fails_is_left_alone_until_the_next_time() {
    store.events = 1_250;
    store.failing = true;
    retention.run();
    store.failing = false;
    retention.run();
    assertThat(store.events).isZero();
  }

  private static final class CountedStore implements RetentionStore {
    private int events;
    private int requests;
    private int calls;
    private int reclaimed;
    private boolean failing;
    private boolean eventsAreDefect;
    private boolean reclaimingIsDefect;
    private Instant eventsBefore = Instant.MIN;

    @Override
    public int deleteEvents(Instant before, int limit) {
      count();
      if (eventsAreDefect) {
        throw new IllegalStateException("an event that cannot be deleted");
      }
      eventsBefore = before;
      int deleted = Math.min(limit, events);
      events -= deleted;
      return deleted;
    }

    @Override
    public int deleteRequests(Instant before, int limit) {
      count();
      int deleted = Math.min(limit, requests);
      requests -= deleted;
      return deleted;
    }

    @Override
    public int deleteAnswers(Instant before, int limit) {
      count();
      return 0;
    }

    @Override
    public int deleteKeys(Instant now, int limit) {
      count();
      return 0;
    }

    @Override
    public int deleteTokens(Instant before, int limit) {
      count();
      return 0;
    }

    @Override
    public void reclaimSpace() {
      reclaimed++;
      if (reclaimingIsDefect) {
        throw new IllegalStateException("space that cannot be given back");
      }
    }

    private void count() {
      calls++;
      if (failing) {
        throw new StoreUnavailable("the test refuses it");
      }
    }
  }
}
