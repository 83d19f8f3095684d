package dev.hookline.signatures.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Signatures that an honest sender never makes, and about which implementations differ; the JDK is
 * the judge.
 */
class SpecialSignaturesTest {

  private static final List<ReferencePoint> SMALL = ReferencePoint.ofSmallOrder();

  @Test
  void a_scalar_that_is_not_below_the_order_is_refused() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      JdkEd25519.Pair pair = JdkEd25519.pair(new Random(seed));
      byte[] message = {1, 2, 3};
      byte[] signature = pair.sign(message);
      BigInteger s = LittleEndian.unsigned(Arrays.copyOfRange(signature, 32, 64));
      byte[] r = Arrays.copyOf(signature, 32);
      for (int times = 1; times <= 15; times++) {
        BigInteger sameS = s.add(Curve.ORDER.multiply(BigInteger.valueOf(times)));
        if (sameS.bitLength() <= 256) {
          byte[] malleated = Bytes.concatenated(r, Bytes.littleEndian(sameS));
          assertThat(Agreement.accepted("seed " + seed, pair.publicKey(), message, malleated))
              .isFalse();
        }
      }
    }
  }

  @Test
  void the_smallest_and_largest_scalars_are_taken_as_they_are() throws Exception {
    BigInteger secret = new BigInteger(250, new Random(3));
    byte[] publicKey = ReferencePoint.BASE.times(secret).encoded();
    for (BigInteger s :
        List.of(BigInteger.ZERO, BigInteger.ONE, Curve.ORDER.subtract(BigInteger.ONE))) {
      byte[] signature = Bytes.concatenated(SMALL.get(0).encoded(), Bytes.littleEndian(s));
      assertThat(Agreement.accepted("s " + s, publicKey, new byte[1], signature)).isFalse();
      byte[] neutral = SMALL.get(0).encoded();
      byte[] r = ReferencePoint.BASE.times(s).encoded();
      assertThat(
              Agreement.accepted(
                  "s " + s, neutral, new byte[1], Bytes.concatenated(r, Bytes.littleEndian(s))))
          .isTrue();
    }
    byte[] order = Bytes.concatenated(SMALL.get(0).encoded(), Bytes.littleEndian(Curve.ORDER));
    assertThat(Agreement.accepted("s = L", SMALL.get(0).encoded(), new byte[1], order)).isFalse();
  }

  /** Whether the equation holds depends on the hash modulo 8, so some messages are accepted. */
  @Test
  void keys_and_points_of_small_order_are_judged_by_the_equation() throws Exception {
    int accepted = 0;
    for (ReferencePoint key : SMALL) {
      for (ReferencePoint r : SMALL) {
        for (byte message = 0; message < 8; message++) {
          byte[] signature = Bytes.concatenated(r.encoded(), new byte[32]);
          String label = "message " + message;
          accepted +=
              Agreement.accepted(label, key.encoded(), new byte[] {message}, signature) ? 1 : 0;
        }
      }
    }
    assertThat(accepted).isBetween(40, 130);
  }

  /** With the cofactor in the equation all of these would be accepted. */
  @Test
  void a_key_with_a_part_of_small_order_is_judged_without_the_cofactor() throws Exception {
    int accepted = 0;
    for (int seed = 0; seed < 64; seed++) {
      Random random = new Random(seed);
      BigInteger secret = new BigInteger(252, random);
      BigInteger nonce = new BigInteger(252, random);
      byte[] publicKey = ReferencePoint.BASE.times(secret).plus(SMALL.get(seed % 8)).encoded();
      byte[] r = ReferencePoint.BASE.times(nonce).encoded();
      byte[] message = {(byte) seed};
      byte[] signature = signed(secret, nonce, r, publicKey, message);
      accepted += Agreement.accepted("seed " + seed, publicKey, message, signature) ? 1 : 0;
    }
    assertThat(accepted).isBetween(9, 40);
  }

  @Test
  void the_second_notation_of_a_point_is_refused_as_key_and_as_r() throws Exception {
    BigInteger secret = new BigInteger(252, new Random(7));
    byte[] publicKey = ReferencePoint.BASE.times(secret).encoded();
    byte[] message = {7};
    int refused = 0;
    for (byte[] second : secondNotations()) {
      assertThat(Ed25519PublicKey.of(second)).isNull();
      assertThat(Agreement.accepted("key", second, message, new byte[64])).isFalse();
      // The nonce is zero, so this would be right if it were read as the neutral point.
      byte[] signature = signed(secret, BigInteger.ZERO, second, publicKey, message);
      assertThat(Agreement.accepted("r", publicKey, message, signature)).isFalse();
      refused++;
    }
    assertThat(refused).isGreaterThan(20);
    byte[] first = ReferencePoint.NEUTRAL.encoded();
    byte[] signature = signed(secret, BigInteger.ZERO, first, publicKey, message);
    assertThat(Agreement.accepted("r in its one notation", publicKey, message, signature)).isTrue();
  }

  /** With y at or above p, and zero with a sign. */
  private static List<byte[]> secondNotations() {
    var notations = new ArrayList<byte[]>();
    for (int y = 0; y < 19; y++) {
      BigInteger above = Curve.P.add(BigInteger.valueOf(y));
      notations.add(Bytes.littleEndian(above));
      notations.add(Bytes.littleEndian(above.setBit(255)));
    }
    notations.add(Bytes.littleEndian(BigInteger.ONE.setBit(255)));
    notations.add(Bytes.littleEndian(Curve.P.subtract(BigInteger.ONE).setBit(255)));
    return notations;
  }

  @Test
  void other_lengths_are_refused() throws Exception {
    JdkEd25519.Pair pair = JdkEd25519.pair(new Random(5));
    byte[] message = {5};
    byte[] signature = pair.sign(message);
    for (int length : new int[] {0, 1, 31, 32, 63, 65, 128}) {
      byte[] cut = Arrays.copyOf(signature, length);
      assertThat(Agreement.accepted("length " + length, pair.publicKey(), message, cut)).isFalse();
    }
    for (int length : new int[] {0, 1, 31, 33, 57, 64}) {
      assertThat(Ed25519PublicKey.of(Arrays.copyOf(pair.publicKey(), length))).isNull();
    }
  }

  @Test
  void a_key_that_is_no_point_is_refused() throws Exception {
    int refused = 0;
    for (int y = 0; y < 200; y++) {
      byte[] encoded = Bytes.littleEndian(BigInteger.valueOf(y));
      if (AffinePoint.decode(encoded) == null) {
        assertThat(Ed25519PublicKey.of(encoded)).isNull();
        assertThat(Agreement.accepted("y " + y, encoded, new byte[1], new byte[64])).isFalse();
        refused++;
      }
    }
    assertThat(refused).isBetween(70, 130);
  }

  private static byte[] signed(
      BigInteger secret, BigInteger nonce, byte[] r, byte[] publicKey, byte[] message)
      throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    digest.update(r);
    digest.update(publicKey);
    BigInteger k = LittleEndian.unsigned(digest.digest(message));
    BigInteger s = nonce.add(k.multiply(secret)).mod(Curve.ORDER);
    return Bytes.concatenated(r, Bytes.littleEndian(s));
  }
}
