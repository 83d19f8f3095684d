package dev.hookline.signatures.ed25519;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A point of the curve by its coordinates, as it is read once for each key.
 *
 * @param x from 0 to p - 1
 * @param y from 0 to p - 1
 */
record AffinePoint(BigInteger x, BigInteger y) {

  private static final int BYTES = 32;
  private static final int SIGN_BIT = 8 * BYTES - 1;

  /** The generator B of RFC 8032: y is 4/5 and x is even. */
  static AffinePoint base() {
    BigInteger y =
        BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(Curve.P)).mod(Curve.P);
    AffinePoint base = of(y, false);
    if (base == null) {
      throw new IllegalStateException("the base point lies on the curve");
    }
    return base;
  }

  /**
   * Decodes as RFC 8032, section 5.1.3, says: null when the length is not 32, when y is not below
   * p, when no point has this y, or when x is zero and its sign is set.
   */
  static @Nullable AffinePoint decode(byte[] encoded) {
    if (encoded.length != BYTES) {
      return null;
    }
    BigInteger bits = LittleEndian.unsigned(encoded);
    BigInteger y = bits.clearBit(SIGN_BIT);
    return y.compareTo(Curve.P) < 0 ? of(y, bits.testBit(SIGN_BIT)) : null;
  }

  private static @Nullable AffinePoint of(BigInteger y, boolean isOdd) {
    BigInteger ySquare = y.multiply(y);
    BigInteger numerator = ySquare.subtract(ONE);
    BigInteger denominator = Curve.D.multiply(ySquare).add(ONE);
    BigInteger xSquare = numerator.multiply(denominator.modInverse(Curve.P)).mod(Curve.P);
    BigInteger x = root(xSquare);
    if (x == null || (x.equals(ZERO) && isOdd)) {
      return null;
    }
    return new AffinePoint(x.testBit(0) == isOdd ? x : Curve.P.subtract(x), y);
  }

  /** One of the roots, or null when there is none. */
  private static @Nullable BigInteger root(BigInteger square) {
    // p is 5 modulo 8, so this power is a root of the square or of its negative.
    BigInteger root = square.modPow(Curve.P.add(BigInteger.valueOf(3)).shiftRight(3), Curve.P);
    if (!isRoot(root, square)) {
      root = root.multiply(Curve.ROOT_OF_MINUS_ONE).mod(Curve.P);
    }
    return isRoot(root, square) ? root : null;
  }

  private static boolean isRoot(BigInteger root, BigInteger square) {
    return root.multiply(root).mod(Curve.P).equals(square);
  }

  /** The point that adds up with this one to the neutral element. */
  AffinePoint negated() {
    return new AffinePoint(x.negate().mod(Curve.P), y);
  }
}
