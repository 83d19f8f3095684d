package dev.hookline.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.receive.ReceiverReport;
import dev.hookline.bench.timing.Latencies;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final BitSet NONE = new BitSet();

  private final Ledger ledger = new Ledger();

  @Test
  void what_was_accepted_and_arrived_closes() {
    ledger.add(accepted(range(0, 60)));
    ledger.add(accepted(range(60, 100)));

    assertThat(ledger.closeRelay(new Counts(100, 100, 0, 0), received(range(0, 100))))
        .isInstanceOf(Balance.Closed.class);
  }

  @Test
  void what_is_pending_or_dead_need_not_have_arrived() {
    ledger.add(accepted(range(0, 100)));

    assertThat(ledger.closeRelay(new Counts(100, 90, 7, 3), received(range(0, 90))))
        .isInstanceOf(Balance.Closed.class);
  }

  @Test
  void an_event_that_the_server_forgot_breaks_it() {
    ledger.add(accepted(range(0, 100)));

    assertBroken(
        ledger.closeRelay(new Counts(99, 99, 0, 0), received(range(0, 99))),
        "the generator saw 100 accepted (0 uncertain), the server counts 99");
  }

  @Test
  void an_event_counted_as_delivered_that_never_arrived_breaks_it() {
    ledger.add(accepted(range(0, 100)));

    assertBroken(
        ledger.closeRelay(new Counts(100, 100, 0, 0), received(range(1, 100))),
        "the server counts 100 delivered, the receiver got 99");
  }

  @Test
  void an_event_that_vanished_from_the_deliveries_breaks_it() {
    ledger.add(accepted(range(0, 100)));

    assertBroken(
        ledger.closeRelay(new Counts(100, 98, 1, 0), received(range(0, 98))),
        "accepted 100 is not delivered 98 + pending 1 + dead 0");
  }

  @Test
  void an_invented_event_breaks_it_even_when_the_counts_agree() {
    ledger.add(accepted(range(0, 100)));
    BitSet swapped = range(1, 100);
    swapped.set(777);

    assertBroken(
        ledger.closeRelay(new Counts(100, 100, 0, 0), received(swapped)),
        "1 events were delivered that nobody had accepted, the first is 777");
  }

  @Test
  void a_repeated_delivery_breaks_it() {
    ledger.add(accepted(range(0, 100)));
    ReceiverReport repeated = new ReceiverReport(101, 100, 1, 1, 0, range(0, 100));

    assertBroken(
        ledger.closeRelay(new Counts(100, 100, 0, 0), repeated),
        "1 deliveries repeated an acknowledged event");
  }

  @Test
  void a_delivery_without_a_sequence_breaks_it() {
    ledger.add(accepted(range(0, 100)));
    ReceiverReport strange = new ReceiverReport(101, 100, 0, 0, 1, range(0, 100));

    assertBroken(
        ledger.closeRelay(new Counts(100, 100, 0, 0), strange), "1 deliveries carried no sequence");
  }

  @Test
  void an_unanswered_event_may_turn_up_or_be_missing() {
    ledger.add(report(range(0, 100), range(100, 101)));

    assertThat(ledger.closeRelay(new Counts(101, 101, 0, 0), received(range(0, 101))))
        .isInstanceOf(Balance.Closed.class);
    assertThat(ledger.closeRelay(new Counts(100, 100, 0, 0), received(range(0, 100))))
        .isInstanceOf(Balance.Closed.class);
    assertThat(ledger.closeRelay(new Counts(102, 102, 0, 0), received(range(0, 102))))
        .isInstanceOf(Balance.Broken.class);
  }

  @Test
  void without_endpoints_the_server_must_count_what_it_accepted_and_no_delivery() {
    ledger.add(accepted(range(0, 100)));

    assertThat(ledger.closeIngest(new Counts(100, 0, 0, 0))).isInstanceOf(Balance.Closed.class);
    assertThat(ledger.closeIngest(new Counts(101, 0, 0, 0))).isInstanceOf(Balance.Broken.class);
    assertThat(ledger.closeIngest(new Counts(100, 0, 1, 0))).isInstanceOf(Balance.Broken.class);
  }

  private static void assertBroken(Balance balance, String reason) {
    assertThat(balance)
        .isInstanceOfSatisfying(
            Balance.Broken.class,
            broken -> assertThat(broken.reasons()).anyMatch(each -> each.contains(reason)));
  }

  private static LoadReport accepted(BitSet sequences) {
    return report(sequences, NONE);
  }

  private static LoadReport report(BitSet accepted, BitSet uncertain) {
    long count = accepted.cardinality();
    return new LoadReport(
        count, 0, count, 0, 0, Map.of(), 0, 0, 0, 0, 0, new Latencies(), accepted, uncertain, 0);
  }

  private static ReceiverReport received(BitSet sequences) {
    long count = sequences.cardinality();
    return new ReceiverReport(count, count, 0, 0, 0, sequences);
  }

  private static BitSet range(int from, int to) {
    BitSet set = new BitSet();
    set.set(from, to);
    return set;
  }
}
