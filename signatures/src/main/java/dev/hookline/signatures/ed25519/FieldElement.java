package dev.hookline.signatures.ed25519;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An integer modulo p = 2^255 - 19 as five signed limbs, the sum of {@code limb[i] * 2^(51 i)};
 * mutable, so that the loops allocate nothing.
 *
 * <p>A product is <i>carried</i>: each limb has 51 bits and a little, see {@link #CARRIED_MAX}.
 * Sums and differences are not carried, they just grow. Factors may be as large as the sum of four
 * carried elements, see {@link #FACTOR_MAX}: then no intermediate value leaves a long.
 */
final class FieldElement {

  static final int LIMB_BITS = 51;

  /** No limb of a product is further from zero. */
  static final long CARRIED_MAX = (1L << LIMB_BITS) + (1L << 15);

  /** No limb of a factor may be further from zero. */
  static final long FACTOR_MAX = 4 * CARRIED_MAX;

  private static final long LIMB_MASK = (1L << LIMB_BITS) - 1;

  /**
   * Factors are shifted left by 13 bits in all, so that the upper word of a product of two limbs is
   * what goes beyond 51 bits, and the lower word has the 51 bits on its left.
   */
  private static final int LEFT_SHIFT = 6;

  private static final int RIGHT_SHIFT = 7;
  private static final int LOW_SHIFT = LEFT_SHIFT + RIGHT_SHIFT;

  long limb0;
  long limb1;
  long limb2;
  long limb3;
  long limb4;

  /** Zero. */
  FieldElement() {}

  /** Limbs as they are, lowest first. */
  FieldElement(long... limbs) {
    limb0 = limbs[0];
    limb1 = limbs[1];
    limb2 = limbs[2];
    limb3 = limbs[3];
    limb4 = limbs[4];
  }

  static FieldElement of(BigInteger value) {
    BigInteger rest = value.mod(Curve.P);
    var limbs = new long[5];
    for (int i = 0; i < limbs.length; i++) {
      limbs[i] = rest.longValue() & LIMB_MASK;
      rest = rest.shiftRight(LIMB_BITS);
    }
    return new FieldElement(limbs);
  }

  void set(FieldElement other) {
    limb0 = other.limb0;
    limb1 = other.limb1;
    limb2 = other.limb2;
    limb3 = other.limb3;
    limb4 = other.limb4;
  }

  void setSum(FieldElement left, FieldElement right) {
    limb0 = left.limb0 + right.limb0;
    limb1 = left.limb1 + right.limb1;
    limb2 = left.limb2 + right.limb2;
    limb3 = left.limb3 + right.limb3;
    limb4 = left.limb4 + right.limb4;
  }

  void setDifference(FieldElement left, FieldElement right) {
    limb0 = left.limb0 - right.limb0;
    limb1 = left.limb1 - right.limb1;
    limb2 = left.limb2 - right.limb2;
    limb3 = left.limb3 - right.limb3;
    limb4 = left.limb4 - right.limb4;
  }

  /** Schoolbook multiplication; what lies beyond 2^255 comes back 19 times. */
  void setProduct(FieldElement left, FieldElement right) {
    long a0 = left.limb0 << LEFT_SHIFT;
    long a1 = left.limb1 << LEFT_SHIFT;
    long a2 = left.limb2 << LEFT_SHIFT;
    long a3 = left.limb3 << LEFT_SHIFT;
    long a4 = left.limb4 << LEFT_SHIFT;
    long b0 = right.limb0 << RIGHT_SHIFT;
    long b1 = right.limb1 << RIGHT_SHIFT;
    long b2 = right.limb2 << RIGHT_SHIFT;
    long b3 = right.limb3 << RIGHT_SHIFT;
    long b4 = right.limb4 << RIGHT_SHIFT;
    long beyond0 = low(a1, b4) + low(a2, b3) + low(a3, b2) + low(a4, b1);
    beyond0 += high(a0, b4) + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0);
    long beyond1 = low(a2, b4) + low(a3, b3) + low(a4, b2);
    beyond1 += high(a1, b4) + high(a2, b3) + high(a3, b2) + high(a4, b1);
    long beyond2 = low(a3, b4) + low(a4, b3);
    beyond2 += high(a2, b4) + high(a3, b3) + high(a4, b2);
    long beyond3 = low(a4, b4) + high(a3, b4) + high(a4, b3);
    long beyond4 = high(a4, b4);
    long within0 = low(a0, b0);
    long within1 = low(a0, b1) + low(a1, b0) + high(a0, b0);
    long within2 = low(a0, b2) + low(a1, b1) + low(a2, b0);
    within2 += high(a0, b1) + high(a1, b0);
    long within3 = low(a0, b3) + low(a1, b2) + low(a2, b1) + low(a3, b0);
    within3 += high(a0, b2) + high(a1, b1) + high(a2, b0);
    long within4 = low(a0, b4) + low(a1, b3) + low(a2, b2) + low(a3, b1) + low(a4, b0);
    within4 += high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0);
    setCarried(
        within0 + 19 * beyond0,
        within1 + 19 * beyond1,
        within2 + 19 * beyond2,
        within3 + 19 * beyond3,
        within4 + 19 * beyond4);
  }

  /** As the product with itself, with each product of two different limbs taken once. */
  void setSquare(FieldElement root) {
    long a0 = root.limb0 << LEFT_SHIFT;
    long a1 = root.limb1 << LEFT_SHIFT;
    long a2 = root.limb2 << LEFT_SHIFT;
    long a3 = root.limb3 << LEFT_SHIFT;
    long a4 = root.limb4 << LEFT_SHIFT;
    long b0 = a0 << 1;
    long b1 = a1 << 1;
    long b2 = a2 << 1;
    long b3 = a3 << 1;
    long b4 = a4 << 1;
    long twice0 = b0 << 1;
    long twice1 = b1 << 1;
    long twice2 = b2 << 1;
    long twice3 = b3 << 1;
    long beyond0 = low(a4, twice1) + low(a3, twice2);
    beyond0 += high(a4, twice0) + high(a3, twice1) + high(a2, b2);
    long beyond1 = low(a4, twice2) + low(a3, b3) + high(a4, twice1) + high(a3, twice2);
    long beyond2 = low(a4, twice3) + high(a4, twice2) + high(a3, b3);
    long beyond3 = low(a4, b4) + high(a4, twice3);
    long beyond4 = high(a4, b4);
    long within0 = low(a0, b0);
    long within1 = low(a1, twice0) + high(a0, b0);
    long within2 = low(a2, twice0) + low(a1, b1) + high(a1, twice0);
    long within3 = low(a3, twice0) + low(a2, twice1) + high(a2, twice0) + high(a1, b1);
    long within4 = low(a4, twice0) + low(a3, twice1) + low(a2, b2);
    within4 += high(a3, twice0) + high(a2, twice1);
    setCarried(
        within0 + 19 * beyond0,
        within1 + 19 * beyond1,
        within2 + 19 * beyond2,
        within3 + 19 * beyond3,
        within4 + 19 * beyond4);
  }

  private static long low(long left, long right) {
    return (left * right) >>> LOW_SHIFT;
  }

  private static long high(long left, long right) {
    return Math.multiplyHigh(left, right);
  }

  /** Brings every limb but the first to exactly 51 bits. */
  private void setCarried(long c0, long c1, long c2, long c3, long c4) {
    long d1 = c1 + (c0 >> LIMB_BITS);
    long d2 = c2 + (d1 >> LIMB_BITS);
    long d3 = c3 + (d2 >> LIMB_BITS);
    long d4 = c4 + (d3 >> LIMB_BITS);
    limb0 = (c0 & LIMB_MASK) + 19 * (d4 >> LIMB_BITS);
    limb1 = d1 & LIMB_MASK;
    limb2 = d2 & LIMB_MASK;
    limb3 = d3 & LIMB_MASK;
    limb4 = d4 & LIMB_MASK;
  }

  /** The representative from 0 to p - 1, in 32 bytes, least significant first. */
  byte[] toBytes() {
    var least = new FieldElement();
    least.setCarried(limb0, limb1, limb2, limb3, limb4);
    least.setCarried(least.limb0, least.limb1, least.limb2, least.limb3, least.limb4);
    // Two rounds lead to 51 bits everywhere; between p and 2^255 all but the lowest are set.
    boolean hasHighOnes = (least.limb1 & least.limb2 & least.limb3 & least.limb4) == LIMB_MASK;
    if (hasHighOnes && least.limb0 >= LIMB_MASK - 18) {
      return new FieldElement(least.limb0 - (LIMB_MASK - 18), 0, 0, 0, 0).packed();
    }
    return least.packed();
  }

  private byte[] packed() {
    return ByteBuffer.allocate(4 * Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(limb0 | limb1 << 51)
        .putLong(limb1 >>> 13 | limb2 << 38)
        .putLong(limb2 >>> 26 | limb3 << 25)
        .putLong(limb3 >>> 39 | limb4 << 12)
        .array();
  }
}
