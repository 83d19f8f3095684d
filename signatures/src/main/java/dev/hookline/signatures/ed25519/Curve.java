package dev.hookline.signatures.ed25519;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;

import java.math.BigInteger;

/** The numbers of edwards25519, -x^2 + y^2 = 1 + d x^2 y^2. Source: RFC 8032, section 5.1. */
final class Curve {

  /** The size of the field, 2^255 - 19. */
  static final BigInteger P = TWO.pow(255).subtract(BigInteger.valueOf(19));

  /** The order of the base point, L. */
  static final BigInteger ORDER =
      TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);

  static final BigInteger ROOT_OF_MINUS_ONE = TWO.modPow(P.subtract(ONE).shiftRight(2), P);

  private Curve() {}
}
