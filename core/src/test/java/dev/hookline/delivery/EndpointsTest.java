package dev.hookline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.id.Id;
import dev.hookline.job.Alert;
import dev.hookline.job.StoreUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  private final ListedEndpoints store = new ListedEndpoints();
  private final Endpoints endpoints = new Endpoints(store);
  private final Endpoint invoices = Samples.endpoint(11, List.of("invoice.*"));
  private final Endpoint orders = Samples.endpoint(12, List.of("order.paid", "order.sent"));

  @Test
  void those_that_want_a_type_are_found_also_after_a_change() {
    assertThat(endpoints.wanting(Samples.PROJECT, "invoice.paid")).isEmpty();
    endpoints.add(invoices);
    endpoints.add(orders);
    assertThat(endpoints.wanting(Samples.PROJECT, "invoice.paid")).containsExactly(invoices);
    assertThat(endpoints.wanting(Samples.PROJECT, "order.sent")).containsExactly(orders);
    assertThat(endpoints.wanting(Samples.PROJECT, "order.lost")).isEmpty();
    assertThat(endpoints.wanting(new Id(2, 2), "order.sent")).isEmpty();

    endpoints.remove(orders.id());
    assertThat(endpoints.wanting(Samples.PROJECT, "order.sent")).isEmpty();
    assertThat(endpoints.find(orders.id())).isNull();
  }

  @Test
  void disabled_ones_are_found_too_because_what_they_miss_is_kept() {
    endpoints.add(invoices.disabled("by hand", Samples.NOW));
    assertThat(endpoints.wanting(Samples.PROJECT, "invoice.paid")).hasSize(1);
  }

  @Test
  void made_up_types_do_not_fill_the_memory_and_are_answered_all_the_same() {
    endpoints.add(invoices);
    for (int at = 0; at < 25_000; at++) {
      assertThat(endpoints.wanting(Samples.PROJECT, "invoice.t" + at)).containsExactly(invoices);
    }
  }

  @Test
  void what_cannot_be_stored_is_not_seen() {
    store.refusing = true;
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> endpoints.add(invoices));
    assertThat(endpoints.of(Samples.PROJECT)).isEmpty();
  }

  @Test
  void what_is_stored_is_there_after_a_start_and_the_newest_comes_first() {
    endpoints.add(invoices);
    endpoints.add(orders);
    endpoints.change(invoices.id(), endpoint -> endpoint.disabled("by hand", Samples.NOW));
    Endpoints next = new Endpoints(store);
    assertThat(next.of(Samples.PROJECT))
        .extracting(Endpoint::id)
        .containsExactly(orders.id(), invoices.id());
    assertThat(next.find(Samples.PROJECT, invoices.id()).orElseThrow().enabled()).isFalse();
    assertThat(next.find(new Id(2, 2), invoices.id())).isEmpty();
    assertThat(next.change(new Id(5, 5), endpoint -> endpoint)).isEmpty();
  }

  @Test
  void an_event_must_come_from_where_it_is_wanted_from() {
    Id source = new Id(3, 3);
    Endpoint sourced =
        Samples.endpoint(
            1,
            List.of("*"),
            List.of(source),
            null,
            SignatureSettings.STANDARD,
            List.of(),
            dev.hookline.event.Headers.NONE);
    Endpoint tenants =
        Samples.endpoint(
            1,
            List.of("*"),
            List.of(),
            "acme",
            SignatureSettings.STANDARD,
            List.of(),
            dev.hookline.event.Headers.NONE);
    byte[] body = {};
    assertThat(sourced.wantsOrigin(Samples.event(source, null, body))).isTrue();
    assertThat(sourced.wantsOrigin(Samples.event(new Id(4, 4), null, body))).isFalse();
    assertThat(sourced.wantsOrigin(Samples.event(null, null, body))).isFalse();
    assertThat(sourced.wantsOrigin(Samples.event(source, "acme", body))).isFalse();
    assertThat(tenants.wantsOrigin(Samples.event(null, "acme", body))).isTrue();
    assertThat(tenants.wantsOrigin(Samples.event(source, "acme", body))).isTrue();
    assertThat(tenants.wantsOrigin(Samples.event(null, null, body))).isFalse();
    assertThat(invoices.wantsOrigin(Samples.event(source, null, body))).isTrue();
  }

  private static final class ListedEndpoints implements EndpointStore {
    private final Map<Id, Endpoint> saved = new HashMap<>();
    private boolean refusing;

    @Override
    public List<Endpoint> all() {
      return List.copyOf(saved.values());
    }

    @Override
    public void save(Endpoint endpoint, @Nullable Alert alert) {
      if (refusing) {
        throw new StoreUnavailable("the test refuses it");
      }
      saved.put(endpoint.id(), endpoint);
    }

    @Override
    public void delete(Id endpoint) {
      saved.remove(endpoint);
    }
  }
}
