package dev.hookline.delivery.guard;

import java.util.List;
import java.util.Set;

/**
 * What a host name says about the network it lives in. Any kind but {@code PUBLIC} is refused
 * unless the operator exempted addresses such a name can have.
 */
enum NameKind {
  PUBLIC,
  /** Names of this very host: RFC 6761 section 6.3 and the usual hosts-file aliases. */
  LOOPBACK,
  /** A name without a dot: a container, a search-domain alias, a machine on the local network. */
  SINGLE_LABEL,
  /** Under a suffix that public name servers do not serve. */
  INTERNAL,
  /** The name of a cloud's metadata service. */
  METADATA;

  private static final Set<String> LOOPBACK_SUFFIXES =
      Set.of("localhost", "localdomain", "localdomain4", "localdomain6");

  private static final Set<String> LOOPBACK_ALIASES =
      Set.of("localhost4", "localhost6", "ip6-localhost", "ip6-loopback", "loopback");

  private static final Set<String> METADATA_NAMES =
      Set.of(
          "metadata",
          "instance-data",
          "rancher-metadata",
          "metadata.google.internal",
          "metadata.goog",
          "metadata.azure.internal",
          "instance-data.ec2.internal",
          "metadata.tencentyun.com",
          "metadata.packet.net",
          "metadata.platformequinix.com");

  private static final List<String> INTERNAL_SUFFIXES =
      List.of(
          ".local", // multicast DNS, and cluster.local
          ".internal",
          ".intranet",
          ".lan",
          ".home",
          ".home.arpa",
          ".corp",
          ".private",
          ".svc");

  static NameKind of(String name) {
    if (METADATA_NAMES.contains(name)) {
      return METADATA;
    }
    String lastLabel = name.substring(name.lastIndexOf('.') + 1);
    if (LOOPBACK_SUFFIXES.contains(lastLabel) || LOOPBACK_ALIASES.contains(name)) {
      return LOOPBACK;
    }
    if (!name.contains(".")) {
      return SINGLE_LABEL;
    }
    return INTERNAL_SUFFIXES.stream().anyMatch(("." + name)::endsWith) ? INTERNAL : PUBLIC;
  }
}
