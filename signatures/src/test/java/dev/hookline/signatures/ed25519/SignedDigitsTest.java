package dev.hookline.signatures.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedDigitsTest {

  @Test
  void the_digits_add_up_to_the_scalar_and_keep_their_distance() {
    for (BigInteger scalar : scalars()) {
      for (int width = 2; width <= 8; width++) {
        byte[] digits = SignedDigits.of(scalar, width);
        BigInteger sum = BigInteger.ZERO;
        int last = -width;
        for (int i = 0; i < digits.length; i++) {
          if (digits[i] != 0) {
            sum = sum.add(BigInteger.valueOf(digits[i]).shiftLeft(i));
            assertThat(digits[i] & 1).isEqualTo(1);
            assertThat(Math.abs(digits[i])).isLessThan(1 << (width - 1));
            assertThat(i - last).as("%s width %s", scalar, width).isGreaterThanOrEqualTo(width);
            last = i;
          }
        }
        assertThat(sum).as("width %s", width).isEqualTo(scalar);
      }
    }
  }

  private static List<BigInteger> scalars() {
    var scalars = new ArrayList<BigInteger>();
    for (int bits = 0; bits <= 255; bits++) {
      scalars.add(BigInteger.TWO.pow(bits).subtract(BigInteger.ONE));
    }
    scalars.add(Curve.ORDER.subtract(BigInteger.ONE));
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      scalars.add(new BigInteger(253, random));
    }
    return scalars;
  }
}
