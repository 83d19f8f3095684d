package dev.hookline.signatures.ed25519;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Made-up keys and messages, with the JDK as the judge. Each failure names its seed. */
class RandomSignaturesTest {

  private static final int ROUNDS = 1000;

  @Test
  void signatures_are_accepted_and_those_with_a_wrong_bit_as_the_jdk_does() throws Exception {
    int wronglyKeyed = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      JdkEd25519.Pair pair = JdkEd25519.pair(random);
      byte[] publicKey = pair.publicKey();
      byte[] message = new byte[1 + random.nextInt(300)];
      random.nextBytes(message);
      byte[] signature = pair.sign(message);
      String label = "seed " + seed;

      assertThat(Agreement.accepted(label, publicKey, message, signature)).as(label).isTrue();

      byte[] otherMessage = Bytes.withBitFlipped(message, random.nextInt(8 * message.length));
      assertThat(Agreement.accepted(label, publicKey, otherMessage, signature)).isFalse();
      byte[] otherR = Bytes.withBitFlipped(signature, random.nextInt(256));
      assertThat(Agreement.accepted(label, publicKey, message, otherR)).isFalse();
      byte[] otherS = Bytes.withBitFlipped(signature, 256 + random.nextInt(256));
      assertThat(Agreement.accepted(label, publicKey, message, otherS)).isFalse();
      byte[] otherKey = Bytes.withBitFlipped(publicKey, random.nextInt(256));
      assertThat(Agreement.accepted(label, otherKey, message, signature)).isFalse();
      wronglyKeyed += Ed25519PublicKey.of(otherKey) == null ? 0 : 1;
    }
    assertThat(wronglyKeyed).as("keys that are points, but others").isBetween(400, 600);
  }

  @Test
  void a_message_may_come_in_pieces() throws Exception {
    Random random = new Random(1);
    JdkEd25519.Pair pair = JdkEd25519.pair(random);
    byte[] message = new byte[100];
    random.nextBytes(message);
    byte[] signature = pair.sign(message);
    Ed25519PublicKey key = requireNonNull(Ed25519PublicKey.of(pair.publicKey()));
    for (int cut = 0; cut <= message.length; cut += 10) {
      byte[][] pieces = {
        Arrays.copyOf(message, cut), Arrays.copyOfRange(message, cut, message.length)
      };
      assertThat(key.verifies(pieces, signature)).as("cut %s", cut).isTrue();
    }
  }

  @Test
  void a_key_keeps_its_own_bytes() throws Exception {
    JdkEd25519.Pair pair = JdkEd25519.pair(new Random(2));
    byte[] publicKey = pair.publicKey();
    byte[] signature = pair.sign(new byte[10]);
    Ed25519PublicKey key = requireNonNull(Ed25519PublicKey.of(publicKey));
    Arrays.fill(publicKey, (byte) 0);
    assertThat(key.verifies(new byte[][] {new byte[10]}, signature)).isTrue();
  }

  @Test
  void bytes_that_nobody_made_are_refused() throws Exception {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      byte[] publicKey = new byte[32];
      byte[] message = new byte[random.nextInt(100)];
      byte[] signature = new byte[64];
      random.nextBytes(publicKey);
      random.nextBytes(message);
      random.nextBytes(signature);
      signature[63] &= 0x0f;
      String label = "seed " + seed;
      assertThat(Agreement.accepted(label, publicKey, message, signature)).as(label).isFalse();
    }
  }
}
