package dev.hookline.delivery.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionsTest {

  @Test
  void blanks_and_single_addresses_are_understood() {
    assertThat(Exemptions.parse(" 10.0.0.0/8 , ,fd00::/8,192.168.1.1 "))
        .isInstanceOfSatisfying(
            Checked.Ok.class, ok -> assertThat(((Exemptions) ok.value()).areEmpty()).isFalse());
    assertThat(Exemptions.parse(" "))
        .isInstanceOfSatisfying(
            Checked.Ok.class, ok -> assertThat(((Exemptions) ok.value()).areEmpty()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "::/129",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10/8",
        "010.0.0.0/8",
        "10.0.0.1/8",
        "fd00::1/8",
        "localhost",
        "10.0.0.0/8/8",
        "10.0.0.0/٨",
        "fe80::%eth0/64",
        "10.0.0.0/8;::1"
      })
  void a_malformed_block_is_refused_and_named(String block) {
    assertThat(Exemptions.parse("127.0.0.0/8," + block))
        .isInstanceOfSatisfying(
            Checked.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_RANGE);
              assertThat(refused.reason()).contains(block);
            });
  }

  @Test
  void ipv6_text_is_read_and_written_as_the_platform_reads_it() {
    Random random = new Random(5952);
    for (int round = 0; round < 20_000; round++) {
      long mask = 0xffffL << (16 * random.nextInt(4));
      IpAddress address = IpAddress.v6(random.nextLong() & ~mask, random.nextLong() & mask);

      assertThat(Ipv6Text.parse(address.text())).contains(address);
      if (!EmbeddedIpv4.in(address).isEmpty()) {
        continue; // the platform turns a mapped address into IPv4
      }
      assertThat(IpAddress.of(InetAddress.ofLiteral(address.text()))).isEqualTo(address);
      assertThat(Ipv6Text.parse(address.toInetAddress().getHostAddress())).contains(address);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "1:0:0:2::3",
        "1:2:3:4:5:6:7:8",
        "1:0:2:3:4:5:6:7"
      })
  void ipv6_text_is_canonical(String text) {
    assertThat(Ipv6Text.parse(text).map(IpAddress::text)).contains(text);
  }
}
