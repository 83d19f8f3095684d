package dev.hookline.delivery.guard;

import java.util.List;
import java.util.Optional;

/**
 * Every address that is not a public unicast address, after the IANA special-purpose registries
 * (RFC 6890) and the block 2000::/3 to which all public IPv6 addresses belong.
 */
final class AddressRanges {

  static final List<DeniedRange> DENIED =
      List.of(
          new DeniedRange("0.0.0.0/8", "this host"),
          new DeniedRange("10.0.0.0/8", "private network"),
          new DeniedRange("100.64.0.0/10", "shared address space"),
          new DeniedRange("127.0.0.0/8", "loopback"),
          new DeniedRange("168.63.129.16/32", "cloud host channel"),
          new DeniedRange("169.254.0.0/16", "link-local"),
          new DeniedRange("172.16.0.0/12", "private network"),
          new DeniedRange("192.0.0.0/24", "protocol assignments"),
          new DeniedRange("192.0.2.0/24", "documentation"),
          new DeniedRange("192.88.99.0/24", "6to4 relay"),
          new DeniedRange("192.168.0.0/16", "private network"),
          new DeniedRange("198.18.0.0/15", "benchmarking"),
          new DeniedRange("198.51.100.0/24", "documentation"),
          new DeniedRange("203.0.113.0/24", "documentation"),
          new DeniedRange("224.0.0.0/4", "multicast"),
          new DeniedRange("240.0.0.0/4", "reserved and broadcast"),
          new DeniedRange("::1/128", "loopback"),
          new DeniedRange("::/8", "unspecified and IPv4 carriers"),
          new DeniedRange("fc00::/7", "unique local"),
          new DeniedRange("fe80::/10", "link-local"),
          new DeniedRange("fec0::/10", "site-local"),
          new DeniedRange("ff00::/8", "multicast"),
          new DeniedRange("100::/64", "discard only"),
          new DeniedRange("5f00::/16", "segment routing"),
          new DeniedRange("::/3", "outside public IPv6"),
          new DeniedRange("4000::/2", "outside public IPv6"),
          new DeniedRange("8000::/1", "outside public IPv6"),
          new DeniedRange("2001::/23", "protocol assignments and Teredo"),
          new DeniedRange("2001:db8::/32", "documentation"),
          new DeniedRange("2002::/16", "6to4"),
          new DeniedRange("3fff::/20", "documentation"));

  private AddressRanges() {}

  /** The denied block of the address itself, or of an IPv4 address it carries. */
  static Optional<DeniedRange> denying(IpAddress address) {
    Optional<DeniedRange> direct =
        DENIED.stream().filter(range -> range.block().contains(address)).findFirst();
    return direct.or(() ->
        EmbeddedIpv4.in(address).stream()
            .flatMap(carried -> denying(carried).stream())
            .findFirst());
  }
}
