package dev.hookline.signatures.ed25519;

import java.math.BigInteger;

/** The notation of RFC 8032 for integers: bytes, the least significant first. */
final class LittleEndian {

  private LittleEndian() {}

  static BigInteger unsigned(byte[] bytes) {
    var bigEndian = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      bigEndian[bytes.length - 1 - i] = bytes[i];
    }
    return new BigInteger(1, bigEndian);
  }
}
