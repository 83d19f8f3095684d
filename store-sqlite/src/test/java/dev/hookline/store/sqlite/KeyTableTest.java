package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class KeyTableTest {

  @Test
  void what_was_added_and_not_removed_is_found() {
    Random random = new Random(3);
    KeyTable table = new KeyTable();
    List<long[]> present = new ArrayList<>();
    for (int step = 1; step <= 20_000; step++) {
      if (random.nextInt(3) == 0 && !present.isEmpty()) {
        long[] gone = present.remove(random.nextInt(present.size()));
        table.remove(gone[0], gone[1]);
      } else {
        long[] added = {random.nextInt(5_000), step};
        present.add(added);
        table.add(added[0], added[1]);
      }
    }

    assertThat(table.size()).isEqualTo(present.size());
    for (long hash = 0; hash < 5_000; hash++) {
      long wanted = hash;
      List<Long> expected =
          present.stream().filter(pair -> pair[0] == wanted).map(pair -> pair[1]).toList();
      assertThat(eventsOf(table, hash)).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(table.hashes()).isSorted().hasSize(present.size());
  }

  @Test
  void removing_what_is_not_there_changes_nothing() {
    KeyTable table = new KeyTable();
    table.add(7, 1);
    table.remove(7, 2);
    table.remove(8, 1);

    assertThat(eventsOf(table, 7)).containsExactly(1L);
  }

  @Test
  void a_filter_knows_all_its_keys_and_few_others() {
    Random random = new Random(5);
    KeyPairs pairs = new KeyPairs();
    for (int at = 1; at <= 100_000; at++) {
      pairs.add(random.nextLong(), at);
    }
    KeyFilter filter = new KeyFilter(KeyFilter.of(pairs).bits());

    for (int at = 0; at < pairs.size(); at++) {
      assertThat(filter.mayContain(pairs.hash(at))).isTrue();
    }
    long wrong =
        LongStream.generate(random::nextLong).limit(100_000).filter(filter::mayContain).count();
    assertThat(wrong).isLessThan(400);
  }

  private static List<Long> eventsOf(KeyTable table, long hash) {
    KeyPairs found = new KeyPairs();
    table.find(hash, found);
    List<Long> events = new ArrayList<>();
    for (int at = 0; at < found.size(); at++) {
      events.add(found.event(at));
    }
    return events;
  }
}
