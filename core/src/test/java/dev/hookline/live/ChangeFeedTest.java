package dev.hookline.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

  private static final int WRITERS = 4;
  private static final int CHANGES_PER_WRITER = 5_000;

  private final ChangeFeed feed = new ChangeFeed(4);

  @Test
  void changes_follow_each_other_and_the_number_to_go_on_from() {
    publish(3);
    ChangeFeed.Page first = feed.after(0, 2);
    assertThat(first.changes()).extracting(Change::attempt).containsExactly(1, 2);
    assertThat(first.gap()).isFalse();

    ChangeFeed.Page rest = feed.after(first.lastNumber(), 2);
    assertThat(rest.changes()).extracting(Change::attempt).containsExactly(3);
    assertThat(feed.after(rest.lastNumber(), 2).changes()).isEmpty();
    assertThat(feed.after(rest.lastNumber(), 2).lastNumber()).isEqualTo(3);
  }

  @Test
  void a_reader_that_the_ring_has_overtaken_is_told_and_goes_on_with_what_is_left() {
    publish(10);
    ChangeFeed.Page page = feed.after(3, 100);
    assertThat(page.gap()).isTrue();
    assertThat(page.changes()).extracting(Change::attempt).containsExactly(7, 8, 9, 10);
    assertThat(feed.after(6, 100).gap()).isFalse();
    assertThat(feed.after(5, 100).gap()).isTrue();
  }

  @Test
  void a_reader_with_a_number_that_was_never_given_goes_on_with_what_comes() {
    publish(2);
    ChangeFeed.Page page = feed.after(1_000, 100);
    assertThat(page.gap()).isTrue();
    assertThat(page.changes()).isEmpty();

    publish(1);
    assertThat(feed.after(page.lastNumber(), 100).changes()).hasSize(1);
  }

  @Test
  void numbers_beyond_reason_do_no_harm() {
    publish(2);
    assertThat(feed.after(-5, 100).changes()).hasSize(2);
    assertThat(feed.after(Long.MIN_VALUE, 100).changes()).hasSize(2);
    assertThat(feed.after(Long.MAX_VALUE, 100).gap()).isTrue();
  }

  @Test
  void listeners_are_told_until_they_close_and_one_that_throws_harms_no_other() throws Exception {
    AtomicInteger told = new AtomicInteger();
    feed.onChange(() -> {
      throw new IllegalStateException("a planted defect");
    });
    AutoCloseable subscription = feed.onChange(told::incrementAndGet);
    publish(2);
    subscription.close();
    publish(1);
    assertThat(told).hasValue(2);
  }

  @Test
  void many_writers_and_a_reader_lose_and_double_nothing() throws Exception {
    ChangeFeed large = new ChangeFeed(WRITERS * CHANGES_PER_WRITER);
    List<Change> read = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        long source = writer;
        writers.add(threads.submit(() -> write(large, source)));
      }
      long number = 0;
      while (read.size() < WRITERS * CHANGES_PER_WRITER) {
        ChangeFeed.Page page = large.after(number, 64);
        assertThat(page.gap()).isFalse();
        read.addAll(page.changes());
        number = page.lastNumber();
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    for (int writer = 0; writer < WRITERS; writer++) {
      long source = writer;
      assertThat(read.stream().filter(change -> change.id().high() == source))
          .extracting(Change::attempt)
          .isSorted()
          .doesNotHaveDuplicates()
          .hasSize(CHANGES_PER_WRITER);
    }
  }

  private static void write(ChangeFeed feed, long source) {
    for (int at = 1; at <= CHANGES_PER_WRITER; at++) {
      feed.publish(change(source, at));
    }
  }

  private void publish(int count) {
    for (int left = count; left > 0; left--) {
      feed.publish(change(0, (int) feed.lastNumber() + 1));
    }
  }

  private static Change change(long high, int attempt) {
    Id id = new Id(high, 0);
    return new Change(
        Change.Kind.DELIVERY,
        id,
        id,
        id,
        "a",
        null,
        null,
        "delivered",
        attempt,
        null,
        200,
        null,
        Instant.EPOCH);
  }
}
