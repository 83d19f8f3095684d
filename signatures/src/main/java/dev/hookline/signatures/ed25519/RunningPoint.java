package dev.hookline.signatures.ed25519;

import java.math.BigInteger;

/**
 * A point that is doubled and added to in place; for one thread.
 *
 * <p>The coordinates are extended ones, x = X/Z, y = Y/Z, T = XY/Z, and T is kept as two factors
 * that are only multiplied when an addition needs them. Source of the formulas: Hisil, Wong, Carter
 * and Dawson, "Twisted Edwards Curves Revisited" (2008), sections 3.1 and 3.3 with a = -1; they
 * hold for any two points of this curve, equal and neutral ones included.
 */
final class RunningPoint {

  private static final FieldElement TWICE_D = FieldElement.of(Curve.D.shiftLeft(1));

  private final FieldElement x = new FieldElement();
  private final FieldElement y = new FieldElement();
  private final FieldElement z = new FieldElement();
  private final FieldElement tLeft = new FieldElement();
  private final FieldElement tRight = new FieldElement();

  private final FieldElement a = new FieldElement();
  private final FieldElement b = new FieldElement();
  private final FieldElement c = new FieldElement();
  private final FieldElement f = new FieldElement();
  private final FieldElement g = new FieldElement();

  private RunningPoint() {}

  static RunningPoint at(AffinePoint point) {
    var running = new RunningPoint();
    running.x.set(FieldElement.of(point.x()));
    running.y.set(FieldElement.of(point.y()));
    running.z.set(FieldElement.of(BigInteger.ONE));
    running.tLeft.set(running.x);
    running.tRight.set(running.y);
    return running;
  }

  static RunningPoint atNeutral() {
    return at(new AffinePoint(BigInteger.ZERO, BigInteger.ONE));
  }

  RunningPoint copy() {
    var copy = new RunningPoint();
    copy.x.set(x);
    copy.y.set(y);
    copy.z.set(z);
    copy.tLeft.set(tLeft);
    copy.tRight.set(tRight);
    return copy;
  }

  void twice() {
    a.setSquare(x);
    b.setSquare(y);
    c.setSquare(z);
    c.setSum(c, c);
    tRight.setSum(a, b);
    tLeft.setSum(x, y);
    tLeft.setSquare(tLeft);
    tLeft.setDifference(tRight, tLeft);
    g.setDifference(a, b);
    f.setSum(c, g);
    setFromFactors();
  }

  void plus(Addend other) {
    add(other.sum(), other.difference(), other);
    f.setDifference(b, c);
    g.setSum(b, c);
    setFromFactors();
  }

  void minus(Addend other) {
    add(other.difference(), other.sum(), other);
    f.setSum(b, c);
    g.setDifference(b, c);
    setFromFactors();
  }

  /** What plus and minus have in common: E and H as factors of T, D in b, and C in c. */
  private void add(FieldElement bFactor, FieldElement aFactor, Addend other) {
    c.setProduct(tLeft, tRight);
    c.setProduct(c, other.twiceDT());
    a.setDifference(y, x);
    a.setProduct(a, aFactor);
    b.setSum(y, x);
    b.setProduct(b, bFactor);
    tLeft.setDifference(b, a);
    tRight.setSum(b, a);
    b.setProduct(z, other.twiceZ());
  }

  /** From E, F, G and H of the formulas, of which E and H are the factors of the new T. */
  private void setFromFactors() {
    x.setProduct(tLeft, f);
    y.setProduct(g, tRight);
    z.setProduct(f, g);
  }

  Addend asAddend() {
    var sum = new FieldElement();
    sum.setSum(y, x);
    var difference = new FieldElement();
    difference.setDifference(y, x);
    var twiceZ = new FieldElement();
    twiceZ.setSum(z, z);
    var twiceDT = new FieldElement();
    twiceDT.setProduct(tLeft, tRight);
    twiceDT.setProduct(twiceDT, TWICE_D);
    return new Addend(sum, difference, twiceZ, twiceDT);
  }

  /** As RFC 8032, section 5.1.2, writes a point: y, and in its highest bit whether x is odd. */
  byte[] encoded() {
    FieldElement inverse = Inversion.inverse(z);
    a.setProduct(x, inverse);
    b.setProduct(y, inverse);
    byte[] encoded = b.toBytes();
    int sign = a.toBytes()[0] & 1;
    encoded[encoded.length - 1] |= (byte) (sign << 7);
    return encoded;
  }
}
