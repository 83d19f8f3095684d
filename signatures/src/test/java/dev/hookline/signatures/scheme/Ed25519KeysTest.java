package dev.hookline.signatures.scheme;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Secret;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ed25519KeysTest {

  private static final byte[][] MESSAGE = {{1}, {2, 3}};
  private static final HexFormat HEX = HexFormat.of();

  private final byte[] pair = newPair();
  private final byte[] raw = Arrays.copyOfRange(pair, 32, 64);

  @Test
  void a_public_key_is_read_in_all_three_forms() {
    SigningKey signing = requireNonNull(Algorithm.ED25519.signingKey(pair));
    byte[][] signature = {signing.sign(MESSAGE)};
    byte[] envelope = Ed25519Keys.concatenate(HEX.parseHex("302a300506032b6570032100"), raw);
    for (byte[] form : new byte[][] {raw, pair, envelope}) {
      VerificationKey key = requireNonNull(Algorithm.ED25519.verificationKey(form));
      assertThat(key.matchesAny(MESSAGE, signature, 1)).isTrue();
      assertThat(key.matchesAny(new byte[][] {{1}}, signature, 1)).isFalse();
    }
  }

  @Test
  void the_right_signature_may_stand_behind_wrong_ones() {
    SigningKey signing = requireNonNull(Algorithm.ED25519.signingKey(pair));
    VerificationKey key = requireNonNull(Algorithm.ED25519.verificationKey(raw));
    byte[][] signatures = {new byte[64], new byte[3], signing.sign(MESSAGE)};
    assertThat(key.matchesAny(MESSAGE, signatures, 3)).isTrue();
    assertThat(key.matchesAny(MESSAGE, signatures, 2)).isFalse();
  }

  @Test
  void what_is_no_key_is_refused_when_it_is_read() {
    byte[] noPoint = new byte[32];
    noPoint[0] = 2;
    byte[] otherAlgorithm = Ed25519Keys.concatenate(HEX.parseHex("302a300506032b6571032100"), raw);
    for (byte[] bytes :
        new byte[][] {new byte[31], new byte[33], noPoint, otherAlgorithm, {1, 2}}) {
      assertThat(Algorithm.ED25519.verificationKey(bytes)).as(HEX.formatHex(bytes)).isNull();
    }
    assertThat(
            VerificationKeys.problemWith(
                Algorithm.ED25519, KeyEncoding.HEX, Secret.of(HEX.formatHex(noPoint))))
        .contains("the secret is not a key for this scheme");
  }

  @Test
  void a_seed_beside_the_public_key_of_another_is_no_private_key() {
    byte[] foreign =
        Ed25519Keys.concatenate(Arrays.copyOf(pair, 32), Arrays.copyOfRange(newPair(), 32, 64));
    assertThat(Algorithm.ED25519.signingKey(foreign)).isNull();
    assertThat(Algorithm.ED25519.signingKey(pair)).isNotNull();
  }

  private static byte[] newPair() {
    Secret secret = StandardWebhooksKeys.newPrivateKey(new SecureRandom());
    return Base64.getDecoder().decode(secret.without(StandardWebhooks.PRIVATE_KEY_PREFIX).reveal());
  }
}
