package dev.hookline.delivery.guard;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A block of addresses that share their first {@code prefixBits} bits (RFC 4632, RFC 4291 section
 * 2.3). An IPv4 block contains no IPv6 address, not even one that carries an IPv4 address.
 */
record Cidr(IpAddress base, int prefixBits) {

  /** A block that is known to be well-formed, for the constants of this package. */
  static Cidr of(String text) {
    return switch (parse(text)) {
      case Checked.Ok<Cidr>(Cidr block) -> block;
      case Checked.Refused<Cidr> refused -> throw new IllegalArgumentException(refused.reason());
    };
  }

  /** Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address without a prefix length. */
  static Checked<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> base = address(slash < 0 ? text : text.substring(0, slash));
    if (base.isEmpty()) {
      return malformed(text, "is not an IP address or a CIDR block");
    }
    int bits = base.get().bitLength();
    if (slash < 0) {
      return new Checked.Ok<>(new Cidr(base.get(), bits));
    }
    String prefix = text.substring(slash + 1);
    boolean digits = !prefix.isEmpty() && prefix.length() <= 3 && AsciiText.isDigits(prefix);
    boolean padded = prefix.length() > 1 && prefix.charAt(0) == '0';
    if (!digits || padded || Integer.parseInt(prefix) > bits) {
      return malformed(text, "needs a prefix length from 0 to " + bits);
    }
    Cidr block = new Cidr(base.get(), Integer.parseInt(prefix));
    if (!block.first().equals(block.base())) {
      return malformed(
          text, "has bits set after its prefix; the block starts at " + block.first().text());
    }
    return new Checked.Ok<>(block);
  }

  boolean contains(IpAddress address) {
    return address.isV4() == base.isV4()
        && (address.high() & highMask()) == (base.high() & highMask())
        && (address.low() & lowMask()) == (base.low() & lowMask());
  }

  boolean contains(Cidr other) {
    return prefixBits <= other.prefixBits && contains(other.base);
  }

  boolean isSingleAddress() {
    return prefixBits == base.bitLength();
  }

  IpAddress first() {
    return new IpAddress(base.isV4(), base.high() & highMask(), base.low() & lowMask());
  }

  IpAddress last() {
    return base.isV4()
        ? IpAddress.v4(base.low() | ~lowMask())
        : IpAddress.v6(base.high() | ~highMask(), base.low() | ~lowMask());
  }

  String text() {
    return base.text() + "/" + prefixBits;
  }

  private long highMask() {
    return base.isV4() ? 0 : leadingOnes(prefixBits, Long.SIZE);
  }

  private long lowMask() {
    return base.isV4() ? leadingOnes(prefixBits, 32) : leadingOnes(prefixBits - 64, Long.SIZE);
  }

  private static long leadingOnes(int ones, int width) {
    if (ones <= 0) {
      return 0;
    }
    return ones >= width ? -1L : -1L << (width - ones);
  }

  private static Optional<IpAddress> address(String text) {
    OptionalLong quad = Ipv4Text.parse(text);
    return quad.isPresent() ? Optional.of(IpAddress.v4(quad.getAsLong())) : Ipv6Text.parse(text);
  }

  private static Checked<Cidr> malformed(String text, String problem) {
    return new Checked.Refused<>(RefusalCode.MALFORMED_RANGE, "'" + text + "' " + problem);
  }
}
