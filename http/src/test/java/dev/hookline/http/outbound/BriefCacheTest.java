package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.guard.Resolution;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BriefCacheTest {

  private static final Resolution FOUND =
      new Resolution.Found(List.of(InetAddress.getLoopbackAddress()));
  private static final Resolution FAILED = new Resolution.Failed("unknown");

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> asked = new ArrayList<>();
  private final List<Consumer<Resolution>> open = new ArrayList<>();
  private final List<Resolution> told = new ArrayList<>();
  private final BriefCache cache =
      new BriefCache(
          (name, whenDone) -> {
            asked.add(name);
            open.add(whenDone);
          },
          nanos::get);

  private void answer(Resolution resolution) {
    open.removeFirst().accept(resolution);
  }

  @Test
  void an_answer_is_remembered_for_five_seconds() {
    cache.resolve("a.test", told::add);
    answer(FOUND);
    nanos.set(Duration.ofMillis(4_999).toNanos());
    cache.resolve("a.test", told::add);
    nanos.set(Duration.ofSeconds(5).toNanos());
    cache.resolve("a.test", told::add);

    assertThat(told).containsExactly(FOUND, FOUND);
    assertThat(asked).containsExactly("a.test", "a.test");
  }

  @Test
  void those_who_ask_at_the_same_time_share_a_lookup() {
    cache.resolve("a.test", told::add);
    cache.resolve("a.test", told::add);
    cache.resolve("b.test", told::add);
    answer(FOUND);

    assertThat(asked).containsExactly("a.test", "b.test");
    assertThat(told).containsExactly(FOUND, FOUND);
  }

  @Test
  void a_slow_lookup_is_fresh_from_its_end() {
    cache.resolve("a.test", told::add);
    nanos.set(Duration.ofSeconds(60).toNanos());
    answer(FOUND);
    cache.resolve("a.test", told::add);

    assertThat(asked).containsExactly("a.test");
    assertThat(told).containsExactly(FOUND, FOUND);
  }

  @Test
  void a_failure_is_not_remembered() {
    cache.resolve("a.test", told::add);
    answer(FAILED);
    cache.resolve("a.test", told::add);
    answer(FOUND);

    assertThat(told).containsExactly(FAILED, FOUND);
  }

  @Test
  void old_names_make_room_for_new_ones() {
    for (int name = 0; name < 10_000; name++) {
      cache.resolve("old" + name + ".test", told::add);
      answer(FOUND);
    }
    nanos.set(Duration.ofSeconds(5).toNanos());

    cache.resolve("new.test", told::add);
    answer(FOUND);
    cache.resolve("new.test", told::add);

    assertThat(asked).hasSize(10_001);
  }

  @Test
  void a_full_cache_still_answers() {
    for (int name = 0; name < 10_000; name++) {
      cache.resolve("name" + name + ".test", told::add);
      answer(FOUND);
    }

    cache.resolve("more.test", told::add);
    answer(FAILED);

    assertThat(told.getLast()).isEqualTo(FAILED);
  }
}
