package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.RequestQuery;
import dev.hookline.ingest.RequestStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RequestLimitsTest {

  @Test
  void only_the_newest_are_kept() throws Exception {
    try (OpenedStore opened =
        new OpenedStore(
            settings -> TestSettings.withRequests(settings, 50, 10_000), System::nanoTime)) {
      Appending appending = new Appending(opened.store());
      Id last = null;
      for (int at = 0; at < 500; at++) {
        last = keep(opened.store(), appending.project());
      }
      opened.store().projects().defaultProject(appending.project());

      List<KeptRequest> kept = list(opened.store(), appending.project());
      assertThat(kept).hasSizeBetween(50, 150);
      assertThat(kept.getFirst().id()).isEqualTo(last);
    }
  }

  @Test
  void a_flood_is_kept_in_part_and_the_next_second_counts_anew() throws Exception {
    AtomicLong nanos = new AtomicLong();
    try (OpenedStore opened =
        new OpenedStore(settings -> TestSettings.withRequests(settings, 1_000, 5), nanos::get)) {
      Appending appending = new Appending(opened.store());
      for (int at = 0; at < 100; at++) {
        keep(opened.store(), appending.project());
      }
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      keep(opened.store(), appending.project());
      opened.store().projects().defaultProject(appending.project());

      assertThat(list(opened.store(), appending.project())).hasSize(6);
      assertThat(opened.store().requestsDropped()).isEqualTo(95);
    }
  }

  private static Id keep(SqliteStore store, Id project) {
    KeptRequest request =
        new KeptRequest(
            store.ids().next(),
            project,
            project,
            RequestStatus.DUPLICATE,
            null,
            null,
            "POST",
            Headers.NONE,
            new byte[0],
            0,
            "192.0.2.1");
    store.requests().keep(request);
    return request.id();
  }

  private static List<KeptRequest> list(SqliteStore store, Id project) {
    return store
        .requests()
        .list(new RequestQuery(project, null, null, null, PageRequest.first(PageRequest.LIMIT_MAX)))
        .items();
  }
}
