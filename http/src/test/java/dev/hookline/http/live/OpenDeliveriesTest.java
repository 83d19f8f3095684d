package dev.hookline.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.live.Change;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the stream of an event ends. */
class OpenDeliveriesTest {

  private static final Id FIRST = new Id(1, 1);
  private static final Id SECOND = new Id(2, 2);

  @Test
  void the_end_of_the_last_is_the_end() {
    OpenDeliveries open = OpenDeliveries.of(Set.of(FIRST, SECOND), 10, 10);
    open.see(11, delivery(FIRST, "delivered"));
    assertThat(open.endAt(11, false)).isFalse();
    open.see(12, delivery(SECOND, "retrying"));
    assertThat(open.endAt(12, false)).isFalse();
    open.see(13, delivery(SECOND, "skipped"));
    assertThat(open.endAt(13, false)).isTrue();
  }

  @Test
  void what_a_replay_adds_is_waited_for() {
    OpenDeliveries open = OpenDeliveries.of(Set.of(FIRST), 10, 10);
    open.see(11, delivery(SECOND, "delivering"));
    open.see(12, delivery(FIRST, "delivered"));
    assertThat(open.endAt(12, false)).isFalse();
  }

  @Test
  void what_was_told_before_the_deliveries_were_read_ends_nothing() {
    OpenDeliveries open = OpenDeliveries.of(Set.of(FIRST), 10, 10);
    open.see(7, delivery(FIRST, "failed"));
    open.see(9, delivery(SECOND, "retrying"));
    assertThat(open.endAt(10, false)).isFalse();
    open.see(11, delivery(FIRST, "delivered"));
    assertThat(open.endAt(11, false)).isTrue();
  }

  @Test
  void what_was_told_while_the_deliveries_were_read_ends_nothing_before_all_of_it() {
    OpenDeliveries open = OpenDeliveries.of(Set.of(FIRST), 10, 12);
    open.see(11, delivery(FIRST, "failed"));
    assertThat(open.endAt(11, false)).isFalse();
    open.see(12, delivery(FIRST, "pending"));
    assertThat(open.endAt(12, false)).isFalse();
  }

  @Test
  void what_was_missed_ends_the_stream_of_an_event_and_no_other() {
    assertThat(OpenDeliveries.of(Set.of(FIRST), 10, 10).endAt(30_000, true)).isTrue();
    assertThat(OpenDeliveries.endless().endAt(30_000, true)).isFalse();
  }

  private static Change delivery(Id id, String status) {
    Id other = new Id(9, 9);
    return new Change(
        Change.Kind.DELIVERY,
        id,
        other,
        other,
        "a",
        null,
        other,
        status,
        1,
        null,
        null,
        null,
        Instant.EPOCH);
  }
}
