package dev.hookline.microbench;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.scheme.StandardWebhooksKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What the sender keeps, and what the receiver was given. */
record BenchmarkKeys(Secret signing, Secret verifying) {

  private static final int SEED_BYTES = 32;

  /** The first kind of key that fits the scheme. */
  static BenchmarkKeys of(Scheme scheme) {
    return Stream.of(
            shared("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQtdGVzdC1zZWM="),
            ed25519(),
            pair("EC", 256),
            pair("RSA", 2048))
        .filter(keys -> scheme.problemWith(keys.verifying).isEmpty())
        .filter(keys -> scheme.sender(List.of(keys.signing)).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static BenchmarkKeys shared(String secret) {
    return new BenchmarkKeys(Secret.of(secret), Secret.of(secret));
  }

  private static BenchmarkKeys ed25519() {
    String pair = StandardWebhooksKeys.newPrivateKey(new SecureRandom()).without("whsk_").reveal();
    byte[] bytes = Base64.getDecoder().decode(pair);
    byte[] publicKey = Arrays.copyOfRange(bytes, SEED_BYTES, bytes.length);
    return new BenchmarkKeys(
        Secret.of(pair), Secret.of(Base64.getEncoder().encodeToString(publicKey)));
  }

  private static BenchmarkKeys pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      KeyPair pair = generator.generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return new BenchmarkKeys(
          Secret.of(base64.encodeToString(pair.getPrivate().getEncoded())),
          Secret.of(base64.encodeToString(pair.getPublic().getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
