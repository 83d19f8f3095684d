package dev.hookline.delivery.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks to which the operator lets deliveries go although they are not public. They come from
 * the operator's configuration only, never from a project or its API.
 */
public final class Exemptions {

  private static final Exemptions NONE = new Exemptions(List.of());
  private static final List<Cidr> LOOPBACK = List.of(Cidr.of("127.0.0.0/8"), Cidr.of("::1/128"));

  private final List<Cidr> blocks;

  private Exemptions(List<Cidr> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  public static Exemptions none() {
    return NONE;
  }

  /**
   * Reads a comma-separated list such as {@code 127.0.0.0/8,::1/128}; blank means none. A block
   * with bits set after its prefix is refused rather than guessed.
   */
  public static Checked<Exemptions> parse(String commaSeparated) {
    List<Cidr> blocks = new ArrayList<>();
    for (String entry : commaSeparated.split(",", -1)) {
      if (entry.isBlank()) {
        continue;
      }
      switch (Cidr.parse(entry.strip())) {
        case Checked.Ok<Cidr>(Cidr block) -> blocks.add(block);
        case Checked.Refused<Cidr> refused -> {
          return refused.of();
        }
      }
    }
    return new Checked.Ok<>(new Exemptions(blocks));
  }

  /**
   * An entry for the single address always allows it. A wider block neither opens a metadata
   * address nor, through an IPv6 carrier, an IPv4 address that is itself forbidden.
   */
  boolean allow(IpAddress address) {
    if (nameExactly(address)) {
      return true;
    }
    return blocks.stream().anyMatch(block -> block.contains(address))
        && !MetadataAddresses.contains(address)
        && EmbeddedIpv4.in(address).stream()
            .allMatch(carried -> AddressRanges.denying(carried).isEmpty() || allow(carried));
  }

  boolean areEmpty() {
    return blocks.isEmpty();
  }

  boolean coverLoopback() {
    return LOOPBACK.stream().anyMatch(loopback -> allow(firstHost(loopback)));
  }

  boolean reachBeyondLoopback() {
    return blocks.stream()
        .anyMatch(block -> LOOPBACK.stream().noneMatch(loopback -> loopback.contains(block)));
  }

  boolean nameMetadata() {
    return blocks.stream()
        .anyMatch(block -> block.isSingleAddress() && MetadataAddresses.contains(block.base()));
  }

  private boolean nameExactly(IpAddress address) {
    return blocks.stream()
        .anyMatch(block -> block.isSingleAddress() && block.base().equals(address));
  }

  private static IpAddress firstHost(Cidr loopback) {
    return loopback.isSingleAddress() ? loopback.base() : IpAddress.v4(loopback.base().low() + 1);
  }
}
