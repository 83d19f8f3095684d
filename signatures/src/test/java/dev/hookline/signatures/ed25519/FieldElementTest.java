package dev.hookline.signatures.ed25519;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Field arithmetic beside that of BigInteger. Each failure names its limbs. */
class FieldElementTest {

  private static final long SEED = 25519;
  private static final int ROUNDS = 20_000;

  @Test
  void numbers_at_the_edges_are_written_as_their_remainder() {
    BigInteger p = Curve.P;
    for (BigInteger number :
        List.of(ZERO, ONE, p.subtract(ONE), p, p.add(ONE), TWO.pow(255).subtract(ONE))) {
      assertThat(FieldElement.of(number).toBytes()).isEqualTo(Bytes.littleEndian(number.mod(p)));
    }
  }

  @Test
  void every_way_to_write_a_number_in_limbs_has_the_same_bytes() {
    for (long[] limbs : edges()) {
      assertIs(value(limbs), new FieldElement(limbs), "written", limbs);
    }
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      long[] limbs = limbs(random);
      assertIs(value(limbs), new FieldElement(limbs), "written", limbs);
    }
  }

  @Test
  void sums_products_and_squares_are_right_at_the_edges() {
    List<long[]> edges = edges();
    for (long[] left : edges) {
      for (long[] right : edges) {
        compare(left, right);
      }
    }
  }

  @Test
  void sums_products_and_squares_are_right_at_random() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      compare(limbs(random), limbs(random));
    }
  }

  @Test
  void inverses_are_right_and_that_of_zero_is_zero() {
    assertIs(ZERO, Inversion.inverse(new FieldElement()), "inverse");
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      long[] limbs = limbs(random);
      FieldElement inverse = Inversion.inverse(new FieldElement(limbs));
      assertIs(value(limbs).modInverse(Curve.P), inverse, "inverse", limbs);
    }
  }

  private static void compare(long[] left, long[] right) {
    BigInteger leftValue = value(left);
    BigInteger rightValue = value(right);
    var result = new FieldElement();
    result.setSum(new FieldElement(left), new FieldElement(right));
    assertIs(leftValue.add(rightValue), result, "sum", left, right);
    result.setDifference(new FieldElement(left), new FieldElement(right));
    assertIs(leftValue.subtract(rightValue), result, "difference", left, right);
    result.setProduct(new FieldElement(left), new FieldElement(right));
    assertIs(leftValue.multiply(rightValue), result, "product", left, right);
    assertIsCarried(result, left, right);
    result.setSquare(new FieldElement(left));
    assertIs(leftValue.multiply(leftValue), result, "square", left);
    assertIsCarried(result, left, left);
    var inPlace = new FieldElement(left);
    inPlace.setProduct(inPlace, inPlace);
    assertThat(inPlace.toBytes()).isEqualTo(result.toBytes());
  }

  private static void assertIs(
      BigInteger expected, FieldElement element, String what, long[]... limbs) {
    byte[] bytes = Bytes.littleEndian(expected.mod(Curve.P));
    if (!Arrays.equals(element.toBytes(), bytes)) {
      assertThat(element.toBytes())
          .as("%s of %s", what, Arrays.deepToString(limbs))
          .isEqualTo(bytes);
    }
  }

  private static void assertIsCarried(FieldElement element, long[] left, long[] right) {
    long[] limbs = {element.limb0, element.limb1, element.limb2, element.limb3, element.limb4};
    for (long limb : limbs) {
      if (Math.abs(limb) > FieldElement.CARRIED_MAX) {
        fail("product of %s and %s", Arrays.toString(left), Arrays.toString(right));
      }
    }
  }

  private static BigInteger value(long[] limbs) {
    BigInteger value = ZERO;
    for (int i = 0; i < limbs.length; i++) {
      value = value.add(BigInteger.valueOf(limbs[i]).shiftLeft(FieldElement.LIMB_BITS * i));
    }
    return value;
  }

  /** All limbs, and each alone, as small and as large as they come. */
  private static List<long[]> edges() {
    long full = (1L << FieldElement.LIMB_BITS) - 1;
    var edges = new ArrayList<long[]>();
    for (long edge :
        new long[] {0, 1, 18, 19, full - 19, full - 18, full, full + 1, FieldElement.FACTOR_MAX}) {
      for (long limb : new long[] {edge, -edge}) {
        edges.add(new long[] {limb, limb, limb, limb, limb});
        edges.add(new long[] {limb, full, full, full, full});
        edges.add(new long[] {limb, -limb, limb, -limb, limb});
        for (int alone = 0; alone < 5; alone++) {
          var limbs = new long[5];
          limbs[alone] = limb;
          edges.add(limbs);
        }
      }
    }
    return edges;
  }

  /** Of every size that a factor may have. */
  private static long[] limbs(Random random) {
    var limbs = new long[5];
    for (int i = 0; i < limbs.length; i++) {
      long bound = FieldElement.FACTOR_MAX >> random.nextInt(54);
      limbs[i] = random.nextLong(-bound, bound + 1);
    }
    return limbs;
  }
}
