package dev.hookline.delivery.guard;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * An IPv4 or IPv6 address as a number. {@link InetAddress} is not used for decisions because it
 * knows no unique-local, carrier or shared address space, and turns some IPv6 forms into IPv4.
 *
 * @param high the upper 64 bits of an IPv6 address, 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 */
record IpAddress(boolean isV4, long high, long low) {

  private static final long LOW_32_BITS = 0xffff_ffffL;

  static IpAddress v4(long bits) {
    return new IpAddress(true, 0, bits & LOW_32_BITS);
  }

  static IpAddress v6(long high, long low) {
    return new IpAddress(false, high, low);
  }

  static IpAddress of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet4Address
        ? v4(bytes.getInt())
        : v6(bytes.getLong(), bytes.getLong());
  }

  int bitLength() {
    return isV4 ? 32 : 128;
  }

  InetAddress toInetAddress() {
    byte[] bytes =
        isV4
            ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
            : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new AssertionError("4 and 16 bytes are always an address", wrongLength);
    }
  }

  /** Dotted quad, or the canonical IPv6 text of RFC 5952. */
  String text() {
    return isV4 ? Ipv4Text.write(low) : Ipv6Text.write(high, low);
  }
}
