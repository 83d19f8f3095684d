package dev.hookline.signatures.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Additions and doublings beside the textbook's. */
class RunningPointTest {

  @Test
  void every_pair_of_points_is_added_rightly_equal_and_neutral_ones_too() {
    List<ReferencePoint> points = points();
    for (ReferencePoint left : points) {
      RunningPoint twice = RunningPoint.at(left.affine());
      twice.twice();
      assertThat(twice.encoded()).isEqualTo(left.plus(left).encoded());
      for (ReferencePoint right : points) {
        Addend addend = RunningPoint.at(right.affine()).asAddend();
        RunningPoint sum = RunningPoint.at(left.affine());
        sum.plus(addend);
        assertThat(sum.encoded()).as("%s + %s", left, right).isEqualTo(left.plus(right).encoded());
        RunningPoint difference = RunningPoint.at(left.affine());
        difference.minus(addend);
        assertThat(difference.encoded())
            .as("%s - %s", left, right)
            .isEqualTo(left.plus(right.negated()).encoded());
      }
    }
  }

  @Test
  void many_steps_after_each_other_stay_right() {
    Random random = new Random(8032);
    ReferencePoint expected = ReferencePoint.BASE;
    RunningPoint point = RunningPoint.at(expected.affine());
    List<ReferencePoint> points = points();
    for (int step = 0; step < 500; step++) {
      ReferencePoint other = points.get(random.nextInt(points.size()));
      Addend addend = RunningPoint.at(other.affine()).asAddend();
      switch (random.nextInt(3)) {
        case 0 -> {
          point.twice();
          expected = expected.plus(expected);
        }
        case 1 -> {
          point.plus(addend);
          expected = expected.plus(other);
        }
        default -> {
          point.minus(addend);
          expected = expected.plus(other.negated());
        }
      }
    }
    assertThat(point.encoded()).isEqualTo(expected.encoded());
  }

  @Test
  void multiples_are_right_for_every_width_and_scalar() {
    Random random = new Random(5);
    ReferencePoint point = ReferencePoint.BASE.times(BigInteger.valueOf(12345));
    for (int width = 3; width <= 8; width++) {
      Multiples multiples = Multiples.of(point.affine(), width);
      for (BigInteger scalar :
          List.of(
              BigInteger.ZERO,
              BigInteger.ONE,
              BigInteger.TWO.pow(32).subtract(BigInteger.ONE),
              Curve.ORDER.subtract(BigInteger.ONE),
              BigInteger.TWO.pow(255).subtract(BigInteger.ONE),
              new BigInteger(253, random))) {
        byte[] digits = SignedDigits.of(scalar, width);
        RunningPoint product = RunningPoint.atNeutral();
        for (int column = Multiples.COLUMNS - 1; column >= 0; column--) {
          product.twice();
          multiples.addColumn(digits, column, product);
        }
        assertThat(product.encoded())
            .as("width %s scalar %s", width, scalar)
            .isEqualTo(point.times(scalar).encoded());
      }
    }
  }

  /** Of small order, of the prime order, and of both. */
  private static List<ReferencePoint> points() {
    var points = new ArrayList<>(ReferencePoint.ofSmallOrder());
    Random random = new Random(1);
    for (int i = 0; i < 8; i++) {
      ReferencePoint point = ReferencePoint.BASE.times(new BigInteger(252, random));
      points.add(point);
      points.add(point.plus(points.get(i)));
    }
    return points;
  }
}
