package dev.hookline.delivery.guard;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses at which a cloud hands credentials to whoever asks from inside. They stay closed under
 * every exemption that does not name them exactly.
 */
final class MetadataAddresses {

  private static final Set<IpAddress> ALL =
      Stream.of(
              "169.254.169.254", // AWS, Google Cloud, Azure, Oracle, DigitalOcean and others
              "169.254.170.2", // AWS ECS task credentials
              "169.254.170.23", // AWS EKS pod identity
              "169.254.0.23", // Tencent Cloud
              "169.254.42.42", // Scaleway
              "168.63.129.16", // Azure WireServer
              "100.100.100.200", // Alibaba Cloud
              "192.0.0.192", // Oracle Cloud classic
              "fd00:ec2::254", // AWS
              "fd00:ec2::23", // AWS EKS pod identity
              "fd20:ce::254", // Google Cloud
              "fd00:42::42") // Scaleway
          .map(text -> Cidr.of(text).base())
          .collect(Collectors.toUnmodifiableSet());

  private MetadataAddresses() {}

  /** Whether the address, or an IPv4 address it carries, is a metadata address. */
  static boolean contains(IpAddress address) {
    return ALL.contains(address) || EmbeddedIpv4.in(address).stream().anyMatch(ALL::contains);
  }
}
