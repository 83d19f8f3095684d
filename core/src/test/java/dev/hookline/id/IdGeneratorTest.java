package dev.hookline.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {

  private static final int THREADS = 8;
  private static final int IDS_PER_THREAD = 20_000;
  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  private final AtomicLong clockMillis = new AtomicLong(NOW);
  private final InstantSource clock = () -> Instant.ofEpochMilli(clockMillis.get());

  @Test
  void ids_are_of_version_7_and_of_the_variant_of_the_rfc() {
    Id id = new IdGenerator(clock, 0).next();
    UUID uuid = new UUID(id.high(), id.low());
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(id.time().toEpochMilli()).isEqualTo(NOW);
  }

  @Test
  void ids_grow_though_the_clock_stands_still_or_goes_back() {
    IdGenerator ids = new IdGenerator(clock, 0);
    Id before = ids.next();
    for (int at = 0; at < 10_000; at++) {
      clockMillis.addAndGet(at % 100 == 0 ? -50 : 0);
      Id next = ids.next();
      assertThat(next.high()).isGreaterThan(before.high());
      before = next;
    }
  }

  @Test
  void ids_grow_beyond_what_an_earlier_process_made_in_the_future() {
    Id future = new IdGenerator(() -> Instant.ofEpochMilli(NOW + 3_600_000), 0).next();
    IdGenerator ids = new IdGenerator(clock, future.high());
    assertThat(ids.next().high()).isGreaterThan(future.high());
    assertThat(ids.next().high()).isGreaterThan(future.high());
  }

  @Test
  void the_halves_that_name_rows_differ_and_grow_on_each_of_many_threads() throws Exception {
    IdGenerator ids = new IdGenerator(clock, 0);
    CyclicBarrier together = new CyclicBarrier(THREADS + 1);
    List<Future<List<Id>>> made = new ArrayList<>();
    Future<Boolean> shaking;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
      for (int thread = 0; thread < THREADS; thread++) {
        made.add(threads.submit(() -> many(ids, together)));
      }
      shaking = threads.submit(shakingClock(together));
    }
    assertThat(shaking.get()).isTrue();
    Set<Long> highs = new HashSet<>();
    for (Future<List<Id>> thread : made) {
      assertThat(thread.get()).extracting(Id::high).isSorted();
      thread.get().forEach(id -> highs.add(id.high()));
    }
    assertThat(highs).hasSize(THREADS * IDS_PER_THREAD);
  }

  private static List<Id> many(IdGenerator ids, CyclicBarrier together) throws Exception {
    List<Id> made = new ArrayList<>();
    together.await();
    for (int at = 0; at < IDS_PER_THREAD; at++) {
      made.add(ids.next());
    }
    return made;
  }

  private Callable<Boolean> shakingClock(CyclicBarrier together) {
    return () -> {
      together.await();
      for (int at = 0; at < 10_000; at++) {
        clockMillis.addAndGet(at % 3 == 0 ? -20 : 7);
      }
      return true;
    };
  }
}
