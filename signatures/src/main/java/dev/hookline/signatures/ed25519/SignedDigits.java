package dev.hookline.signatures.ed25519;

import java.math.BigInteger;

/**
 * A scalar as a sum of {@code digit[i] * 2^i} in which most digits are zero: the others are odd,
 * below 2^(width - 1) in size, and at least width places apart (width-w non-adjacent form;
 * Hankerson, Menezes and Vanstone, "Guide to Elliptic Curve Cryptography", section 3.3.1).
 */
final class SignedDigits {

  /** Enough for any scalar below 2^255. */
  static final int COUNT = 256;

  private SignedDigits() {}

  static byte[] of(BigInteger scalar, int width) {
    long[] words = words(scalar);
    var digits = new byte[COUNT];
    int carry = 0;
    int place = 0;
    while (place < COUNT) {
      if (bits(words, place, 1) == carry) {
        place++;
      } else {
        int digit = bits(words, place, width) + carry;
        carry = digit >>> (width - 1);
        digits[place] = (byte) (digit - (carry << width));
        place += width;
      }
    }
    return digits;
  }

  /** One word more than there are bits, so that a window may reach beyond the end. */
  private static long[] words(BigInteger scalar) {
    var words = new long[COUNT / Long.SIZE + 1];
    BigInteger rest = scalar;
    for (int i = 0; rest.signum() != 0; i++) {
      words[i] = rest.longValue();
      rest = rest.shiftRight(Long.SIZE);
    }
    return words;
  }

  private static int bits(long[] words, int from, int count) {
    int word = from / Long.SIZE;
    int shift = from % Long.SIZE;
    // The second shift in two steps, because one by 64 would be none.
    long window = words[word] >>> shift | words[word + 1] << 1 << (Long.SIZE - 1 - shift);
    return (int) window & ((1 << count) - 1);
  }
}
