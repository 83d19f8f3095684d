package dev.hookline.signatures.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AffinePointTest {

  @Test
  void the_base_point_is_the_one_of_the_standard() {
    assertThat(AffinePoint.base())
        .isEqualTo(
            new AffinePoint(
                new BigInteger(
                    "15112221349535400772501151409588531511454012693041857206046113283949847762202"),
                new BigInteger(
                    "46316835694926478169428394003475163141307993866256225615783033603165251855960")));
    assertThat(ReferencePoint.BASE.times(Curve.ORDER)).isEqualTo(ReferencePoint.NEUTRAL);
  }

  @Test
  void a_point_read_back_is_the_same_and_lies_on_the_curve() {
    Random random = new Random(6);
    for (int i = 0; i < 50; i++) {
      ReferencePoint point = ReferencePoint.BASE.times(new BigInteger(252, random));
      AffinePoint decoded = AffinePoint.decode(point.encoded());
      assertThat(decoded).isEqualTo(point.affine());
      BigInteger xSquare = point.x().pow(2);
      BigInteger ySquare = point.y().pow(2);
      assertThat(ySquare.subtract(xSquare).mod(Curve.P))
          .isEqualTo(Curve.D.multiply(xSquare).multiply(ySquare).add(BigInteger.ONE).mod(Curve.P));
    }
  }

  @Test
  void the_points_of_small_order_are_eight() {
    assertThat(ReferencePoint.ofSmallOrder())
        .doesNotHaveDuplicates()
        .hasSize(8)
        .allSatisfy(point ->
            assertThat(point.times(BigInteger.valueOf(8))).isEqualTo(ReferencePoint.NEUTRAL));
  }
}
