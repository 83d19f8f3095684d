package dev.hookline.signatures.ed25519;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A public key of Ed25519 that verifies signatures (RFC 8032, section 5.1.7). It is prepared when
 * it is read and takes about 17 KB; safe for any number of threads.
 *
 * <p>What is accepted is what the JDK accepts, bit for bit: S must be below the order of the base
 * point, key and R must be in canonical form, and the equation is checked without the cofactor.
 * Keys of small order are not refused, as RFC 8032 does not refuse them.
 *
 * <p>The time it takes depends on key, message and signature. None of them is secret, so nothing is
 * lost by that; for signing, where it would be, use the JDK.
 */
public final class Ed25519PublicKey {

  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;
  private static final int KEY_WIDTH = 5;
  private static final int BASE_WIDTH = 7;

  /** Made when the first key is read. */
  private static final Multiples BASE = Multiples.of(AffinePoint.base(), BASE_WIDTH);

  private final byte[] encoded;
  private final Multiples negated;

  private Ed25519PublicKey(byte[] encoded, AffinePoint point) {
    this.encoded = encoded;
    this.negated = Multiples.of(point.negated(), KEY_WIDTH);
  }

  /**
   * Null when these are not 32 bytes that stand for a point of the curve.
   *
   * @param encoded copied
   */
  public static @Nullable Ed25519PublicKey of(byte[] encoded) {
    AffinePoint point = AffinePoint.decode(encoded);
    return point == null ? null : new Ed25519PublicKey(encoded.clone(), point);
  }

  /** True when the signature is one of this key over the pieces one after the other. */
  public boolean verifies(byte[][] pieces, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    byte[] r = Arrays.copyOf(signature, KEY_BYTES);
    BigInteger s = LittleEndian.unsigned(Arrays.copyOfRange(signature, KEY_BYTES, SIGNATURE_BYTES));
    if (s.compareTo(Curve.ORDER) >= 0) {
      return false;
    }
    // [S]B = R + [k]A, solved for R. Only the canonical form of R is ever equal to it.
    return Arrays.equals(r, sum(s, challenge(r, pieces)).encoded());
  }

  /** The hash over R, key and message, as a scalar. */
  private BigInteger challenge(byte[] r, byte[][] pieces) {
    MessageDigest digest = sha512();
    digest.update(r);
    digest.update(encoded);
    for (byte[] piece : pieces) {
      digest.update(piece);
    }
    return LittleEndian.unsigned(digest.digest()).mod(Curve.ORDER);
  }

  /** The base point times s, minus the key times k. */
  private RunningPoint sum(BigInteger s, BigInteger k) {
    byte[] digitsOfS = SignedDigits.of(s, BASE.width());
    byte[] digitsOfK = SignedDigits.of(k, negated.width());
    RunningPoint sum = RunningPoint.atNeutral();
    for (int column = Multiples.COLUMNS - 1; column >= 0; column--) {
      sum.twice();
      BASE.addColumn(digitsOfS, column, sum);
      negated.addColumn(digitsOfK, column, sum);
    }
    return sum;
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-512 is part of this Java platform", e);
    }
  }
}
