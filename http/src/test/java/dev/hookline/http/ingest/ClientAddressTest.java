package dev.hookline.http.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.delivery.guard.Checked;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

  private static final String PROXY = "10.0.0.1";

  private final ClientAddress clients = new ClientAddress(networks("10.0.0.0/8, fd00::/8"));

  @Test
  void what_a_stranger_writes_is_not_believed() {
    assertThat(clients.behind("192.0.2.1", List.of("198.51.100.1"))).isEqualTo("192.0.2.1");
  }

  @Test
  void a_proxy_says_who_came_to_it() {
    assertThat(clients.behind(PROXY, List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
    assertThat(clients.behind(PROXY, List.of("198.51.100.1:4711"))).isEqualTo("198.51.100.1");
    assertThat(clients.behind("fd00::1", List.of("[2001:db8::7]:443"))).isEqualTo("2001:db8::7");
    assertThat(clients.behind(PROXY, List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
  }

  @Test
  void what_stood_there_before_the_first_stranger_may_be_forged() {
    assertThat(clients.behind(PROXY, List.of("203.0.113.9, 198.51.100.1, 10.0.0.2")))
        .isEqualTo("198.51.100.1");
    assertThat(clients.behind(PROXY, List.of("203.0.113.9", "198.51.100.1")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void without_a_readable_address_it_is_the_proxy_itself() {
    assertThat(clients.behind(PROXY, List.of())).isEqualTo(PROXY);
    assertThat(clients.behind(PROXY, List.of("unknown"))).isEqualTo(PROXY);
    assertThat(clients.behind(PROXY, List.of("198.51.100.1, _hidden"))).isEqualTo(PROXY);
    assertThat(clients.behind(PROXY, List.of("[2001:db8::7"))).isEqualTo(PROXY);
  }

  @Test
  void a_chain_of_proxies_ends_at_the_last_known_one() {
    assertThat(clients.behind(PROXY, List.of("10.1.1.1, 10.2.2.2"))).isEqualTo("10.1.1.1");
    assertThat(clients.behind(PROXY, List.of("198.51.100.1," + "10.0.0.9,".repeat(40) + PROXY)))
        .as("no real chain is that long")
        .isEqualTo("10.0.0.9");
  }

  private static AddressList networks(String blocks) {
    return switch (AddressList.parse(blocks)) {
      case Checked.Ok<AddressList>(AddressList networks) -> networks;
      case Checked.Refused<AddressList> refused -> throw new AssertionError(refused.reason());
    };
  }
}
