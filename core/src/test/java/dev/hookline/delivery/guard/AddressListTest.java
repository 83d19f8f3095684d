package dev.hookline.delivery.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

  private final AddressList list = list("192.0.2.0/24", "198.51.100.7", "2001:db8::/32");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0",
        "192.0.2.255",
        "198.51.100.7",
        "2001:db8::1",
        "2001:DB8:0:0::1",
        "::ffff:192.0.2.9",
        "2001:db8::1%eth0"
      })
  void an_address_of_one_of_the_networks_is_contained(String address) {
    assertThat(list.contains(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.3.0", "198.51.100.8", "2001:db9::1", "::1", "", "example.com", "192.0.2"})
  void no_other_is(String address) {
    assertThat(list.contains(address)).isFalse();
  }

  @Test
  void an_empty_list_contains_nothing() {
    assertThat(list().contains("192.0.2.1")).isFalse();
    assertThat(list().isEmpty()).isTrue();
    assertThat(AddressList.parse(" , ")).isEqualTo(new Checked.Ok<>(AddressList.EMPTY));
  }

  @Test
  void it_is_written_as_it_is_read() {
    assertThat(list.texts()).containsExactly("192.0.2.0/24", "198.51.100.7/32", "2001:db8::/32");
    assertThat(AddressList.parse(String.join(", ", list.texts())))
        .isEqualTo(new Checked.Ok<>(list));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1/8", "10.0.0.0/33", "here", "10.0.0.0/", "10.0.0.0/08", "10.0.0.1 "})
  void what_is_no_network_is_refused(String text) {
    assertThat(AddressList.parse(List.of("192.0.2.1", text))).isInstanceOf(Checked.Refused.class);
  }

  private static AddressList list(String... entries) {
    return switch (AddressList.parse(List.of(entries))) {
      case Checked.Ok<AddressList>(AddressList networks) -> networks;
      case Checked.Refused<AddressList> refused -> throw new AssertionError(refused.reason());
    };
  }
}
