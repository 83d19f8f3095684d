package dev.hookline.delivery.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Some networks, to ask whether an address belongs to one of them. */
public final class AddressList {

  /** No network at all. */
  public static final AddressList EMPTY = new AddressList(List.of());

  private static final String MAPPED_IPV4 = "::ffff:";

  private final List<Cidr> blocks;

  private AddressList(List<Cidr> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /** Reads addresses and CIDR blocks; one with bits set after its prefix is refused. */
  public static Checked<AddressList> parse(List<String> entries) {
    List<Cidr> blocks = new ArrayList<>();
    for (String entry : entries) {
      switch (Cidr.parse(entry)) {
        case Checked.Ok<Cidr>(Cidr block) -> blocks.add(block);
        case Checked.Refused<Cidr> refused -> {
          return refused.of();
        }
      }
    }
    return new Checked.Ok<>(blocks.isEmpty() ? EMPTY : new AddressList(blocks));
  }

  /** Reads a comma-separated list; blank means none. */
  public static Checked<AddressList> parse(String commaSeparated) {
    return parse(
        List.of(commaSeparated.split(",", -1)).stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList());
  }

  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** False also for what is not an address. */
  public boolean contains(String address) {
    if (blocks.isEmpty()) {
      return false;
    }
    Optional<IpAddress> known = read(address);
    return known.isPresent() && blocks.stream().anyMatch(block -> block.contains(known.get()));
  }

  /** Whether a text is an IP address, without port and brackets. */
  public static boolean isAddress(String text) {
    return read(text).isPresent();
  }

  /** The blocks as they are written, each with its prefix length. */
  public List<String> texts() {
    return blocks.stream().map(Cidr::text).toList();
  }

  /** An IPv4 address that came over an IPv6 socket counts as what it is. */
  private static Optional<IpAddress> read(String address) {
    int zone = address.indexOf('%');
    String text = zone < 0 ? address : address.substring(0, zone);
    boolean isMapped = text.regionMatches(true, 0, MAPPED_IPV4, 0, MAPPED_IPV4.length());
    OptionalLong quad = Ipv4Text.parse(isMapped ? text.substring(MAPPED_IPV4.length()) : text);
    return quad.isPresent() ? Optional.of(IpAddress.v4(quad.getAsLong())) : Ipv6Text.parse(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressList list && list.blocks.equals(blocks);
  }

  @Override
  public int hashCode() {
    return blocks.hashCode();
  }

  @Override
  public String toString() {
    return texts().toString();
  }
}
