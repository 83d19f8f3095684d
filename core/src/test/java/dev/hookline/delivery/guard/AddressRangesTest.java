package dev.hookline.delivery.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ranges are written down here once more, and compared by whole numbers instead of masks. */
class AddressRangesTest {

  private static final List<String> V4 =
      List.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "168.63.129.16/32");

  private static final List<String> V6 =
      List.of(
          "::/8",
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20",
          "5f00::/16",
          "fc00::/7",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8");

  private static final List<Block> BLOCKS =
      everyBlock().map(text -> new Block(first(text), last(text), bits(text))).toList();

  private record Block(BigInteger first, BigInteger last, int bits) {
    boolean contains(BigInteger address) {
      return address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
    }
  }

  static Stream<String> everyBlock() {
    return Stream.concat(V4.stream(), V6.stream());
  }

  @ParameterizedTest
  @MethodSource("everyBlock")
  void both_ends_of_a_block_are_denied(String block) {
    assertThat(denied(first(block), bits(block))).isTrue();
    assertThat(denied(last(block), bits(block))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyBlock")
  void the_neighbours_of_a_block_are_judged_on_their_own(String block) {
    int bits = bits(block);
    BigInteger space = BigInteger.TWO.pow(bits);
    for (BigInteger neighbour :
        List.of(first(block).subtract(BigInteger.ONE), last(block).add(BigInteger.ONE))) {
      if (neighbour.signum() >= 0 && neighbour.compareTo(space) < 0) {
        assertThat(denied(neighbour, bits)).isEqualTo(expectedDenied(neighbour, bits));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "168.63.129.17",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.3.0",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "2000::",
        "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9::",
        "2003::",
        "3ffe::",
        "3fff:1000::",
        "2606:4700:4700::1111",
        "2a00:1450:4001:800::200e"
      })
  void public_addresses_beside_a_block_are_open(String address) {
    assertThat(AddressRanges.denying(IpAddress.of(InetAddress.ofLiteral(address)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200::1",
        "400::1",
        "1fff::1",
        "4000::1",
        "8000::1",
        "fbff::1",
        "fe00::1",
        "100:0:0:1::1"
      })
  void ipv6_outside_the_public_third_is_denied(String address) {
    assertThat(AddressRanges.denying(IpAddress.of(InetAddress.ofLiteral(address)))).isPresent();
  }

  @Test
  void random_addresses_are_denied_exactly_inside_the_blocks() {
    Random random = new Random(6890);
    for (int round = 0; round < 20_000; round++) {
      BigInteger v4 = new BigInteger(32, random);
      agree(v4, 32);
      BigInteger v6 = new BigInteger(125, random).setBit(125);
      if (!isIsatap(v6)) {
        agree(v6, 128);
      }
    }
  }

  @Test
  void random_addresses_inside_each_block_are_denied() {
    Random random = new Random(1918);
    for (String block : everyBlock().toList()) {
      for (int round = 0; round < 200; round++) {
        int free = bits(block) - prefix(block);
        BigInteger inside =
            first(block).add(free == 0 ? BigInteger.ZERO : new BigInteger(free, random));
        assertThat(denied(inside, bits(block))).as(block).isTrue();
      }
    }
  }

  private static void agree(BigInteger address, int bits) {
    if (denied(address, bits) != expectedDenied(address, bits)) {
      throw new AssertionError(address.toString(16) + " is judged wrongly");
    }
  }

  private static boolean isIsatap(BigInteger v6) {
    long identifier = v6.shiftRight(32).longValue() & 0xffff_ffffL;
    return identifier == 0x5efeL || identifier == 0x0200_5efeL;
  }

  private static boolean expectedDenied(BigInteger address, int bits) {
    boolean publicThird = bits == 32 || address.shiftRight(125).equals(BigInteger.ONE);
    return !publicThird
        || BLOCKS.stream()
            .filter(block -> block.bits() == bits)
            .anyMatch(block -> block.contains(address));
  }

  private static boolean denied(BigInteger address, int bits) {
    IpAddress parsed =
        bits == 32
            ? IpAddress.v4(address.longValue())
            : IpAddress.v6(address.shiftRight(64).longValue(), address.longValue());
    return AddressRanges.denying(parsed).isPresent();
  }

  private static BigInteger first(String block) {
    return new BigInteger(1, InetAddress.ofLiteral(block.split("/", -1)[0]).getAddress());
  }

  private static BigInteger last(String block) {
    return first(block)
        .add(BigInteger.TWO.pow(bits(block) - prefix(block)))
        .subtract(BigInteger.ONE);
  }

  private static int bits(String block) {
    return block.contains(":") ? 128 : 32;
  }

  private static int prefix(String block) {
    return Integer.parseInt(block.split("/", -1)[1]);
  }
}
