package dev.hookline.delivery.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * The IPv4 addresses that an IPv6 address carries: a translator or tunnel end on the way may send
 * the packets on to them. One address can match several schemes, so all candidates are returned.
 */
final class EmbeddedIpv4 {

  /** Schemes with the IPv4 address in the last 32 bits. */
  private static final List<Cidr> LAST_32_BITS =
      List.of(
          Cidr.of("::/96"), // compatible, RFC 4291
          Cidr.of("::ffff:0:0/96"), // mapped, RFC 4291
          Cidr.of("::ffff:0:0:0/96"), // SIIT, RFC 2765
          Cidr.of("64:ff9b::/96"), // NAT64, RFC 6052
          Cidr.of("64:ff9b:1::/48")); // local NAT64, RFC 8215

  private static final Cidr SIX_TO_FOUR = Cidr.of("2002::/16"); // RFC 3056
  private static final Cidr TEREDO = Cidr.of("2001::/32"); // RFC 4380
  private static final long ISATAP_IDENTIFIER = 0x5efe; // RFC 5214, under any prefix
  private static final long UNIVERSAL_BIT = 0x0200_0000L;

  private EmbeddedIpv4() {}

  static List<IpAddress> in(IpAddress address) {
    if (address.isV4() || isUnspecifiedOrLoopback(address)) {
      return List.of();
    }
    List<IpAddress> carried = new ArrayList<>();
    if (LAST_32_BITS.stream().anyMatch(scheme -> scheme.contains(address)) || isIsatap(address)) {
      carried.add(IpAddress.v4(address.low()));
    }
    if (SIX_TO_FOUR.contains(address)) {
      carried.add(IpAddress.v4(address.high() >>> 16));
    }
    if (TEREDO.contains(address)) {
      carried.add(IpAddress.v4(address.high())); // the Teredo server
      carried.add(IpAddress.v4(~address.low())); // the client, stored inverted
    }
    return List.copyOf(carried);
  }

  private static boolean isIsatap(IpAddress address) {
    return (address.low() >>> 32 & ~UNIVERSAL_BIT) == ISATAP_IDENTIFIER;
  }

  private static boolean isUnspecifiedOrLoopback(IpAddress address) {
    return address.high() == 0 && (address.low() == 0 || address.low() == 1);
  }
}
