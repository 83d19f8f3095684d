package dev.hookline.signatures.ed25519;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The group law of RFC 8032, section 5.1.4, as the textbook has it: slow, and plainly right. */
record ReferencePoint(BigInteger x, BigInteger y) {

  static final ReferencePoint NEUTRAL = new ReferencePoint(ZERO, ONE);
  static final ReferencePoint BASE = of(AffinePoint.base());

  static ReferencePoint of(AffinePoint point) {
    return new ReferencePoint(point.x(), point.y());
  }

  AffinePoint affine() {
    return new AffinePoint(x, y);
  }

  ReferencePoint plus(ReferencePoint other) {
    BigInteger mixed =
        Curve.D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(Curve.P);
    BigInteger sumX = x.multiply(other.y).add(other.x.multiply(y));
    BigInteger sumY = y.multiply(other.y).add(x.multiply(other.x));
    return new ReferencePoint(
        sumX.multiply(ONE.add(mixed).modInverse(Curve.P)).mod(Curve.P),
        sumY.multiply(ONE.subtract(mixed).modInverse(Curve.P)).mod(Curve.P));
  }

  ReferencePoint times(BigInteger scalar) {
    ReferencePoint product = NEUTRAL;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      product = product.plus(product);
      if (scalar.testBit(bit)) {
        product = product.plus(this);
      }
    }
    return product;
  }

  ReferencePoint negated() {
    return new ReferencePoint(x.negate().mod(Curve.P), y);
  }

  byte[] encoded() {
    return Bytes.littleEndian(x.testBit(0) ? y.setBit(255) : y);
  }

  /** The eight points whose order divides the cofactor. */
  static List<ReferencePoint> ofSmallOrder() {
    ReferencePoint generator = NEUTRAL;
    for (int y = 2; generator.times(BigInteger.valueOf(4)).equals(NEUTRAL); y++) {
      AffinePoint any = AffinePoint.decode(Bytes.littleEndian(BigInteger.valueOf(y)));
      generator = any == null ? NEUTRAL : of(any).times(Curve.ORDER);
    }
    var points = new ArrayList<ReferencePoint>();
    ReferencePoint next = NEUTRAL;
    for (int i = 0; i < 8; i++) {
      points.add(next);
      next = next.plus(generator);
    }
    return points;
  }
}
