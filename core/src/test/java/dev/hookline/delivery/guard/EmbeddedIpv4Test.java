package dev.hookline.delivery.guard;

import static dev.hookline.delivery.guard.Verdicts.PLAIN_HTTP_TOO;
import static dev.hookline.delivery.guard.Verdicts.atCreation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedIpv4Test {

  private static final List<String> FORBIDDEN_V4 =
      List.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "168.63.129.16/32");

  /** %1$ and %2$ are the upper and lower half of the IPv4 address, %3$ and %4$ inverted. */
  static List<String> carriers() {
    return List.of(
        "::%1$x:%2$x",
        "::ffff:%1$x:%2$x",
        "::ffff:0:%1$x:%2$x",
        "64:ff9b::%1$x:%2$x",
        "64:ff9b:1::%1$x:%2$x",
        "64:ff9b:1:%1$x:%2$x::",
        "2002:%1$x:%2$x::1",
        "2002:%1$x:%2$x:1:2:3:4:5",
        "2001:0:%1$x:%2$x::1",
        "2001:0:808:808:0:0:%3$x:%4$x",
        "fe80::5efe:%1$x:%2$x",
        "fe80::200:5efe:%1$x:%2$x",
        "2606:4700::5efe:%1$x:%2$x",
        "2606:4700:0:0:200:5efe:%1$x:%2$x");
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void a_forbidden_address_stays_forbidden_inside_a_carrier(String carrier) {
    Random random = new Random(carrier.hashCode());
    for (int round = 0; round < 500; round++) {
      Cidr block = Cidr.of(FORBIDDEN_V4.get(random.nextInt(FORBIDDEN_V4.size())));
      long free = block.last().low() - block.first().low() + 1;
      String address = carrying(carrier, block.first().low() + random.nextLong(free));

      assertThat(atCreation(PLAIN_HTTP_TOO, "https://[" + address + "]/"))
          .as(address)
          .isIn("forbidden_address", "metadata_address");
    }
  }

  @Test
  void an_isatap_interface_of_a_public_address_is_open() {
    String address = carrying("2606:4700::5efe:%1$x:%2$x", 0x0808_0808L);

    assertThat(atCreation(PLAIN_HTTP_TOO, "https://[" + address + "]/")).isEqualTo("allowed");
  }

  @Test
  void loopback_and_unspecified_carry_nothing() {
    assertThat(EmbeddedIpv4.in(IpAddress.v6(0, 0))).isEmpty();
    assertThat(EmbeddedIpv4.in(IpAddress.v6(0, 1))).isEmpty();
    assertThat(EmbeddedIpv4.in(IpAddress.v6(0, 2))).containsExactly(IpAddress.v4(2));
  }

  @Test
  void a_teredo_address_carries_its_server_and_its_inverted_client() {
    assertThat(EmbeddedIpv4.in(IpAddress.v6(0x2001_0000_0101_0101L, 0x0000_0000_f5ff_fffeL)))
        .containsExactly(IpAddress.v4(0x0101_0101L), IpAddress.v4(0x0a00_0001L));
  }

  private static String carrying(String carrier, long v4) {
    long upper = v4 >>> 16;
    long lower = v4 & 0xffff;
    return String.format(Locale.ROOT, carrier, upper, lower, upper ^ 0xffff, lower ^ 0xffff);
  }
}
