package dev.hookline.signatures.provider;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.scheme.StandardWebhooksKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What the sender keeps, and what the receiver was given: the same for shared secrets. */
record TestKeys(Secret signing, Secret verifying) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<List<TestKeys>> KINDS = List.of(kinds(0), kinds(1));

  /** The first kind of secret with which the scheme can do something; 0 and 1 are different. */
  static TestKeys of(Scheme scheme, int which) {
    return KINDS.get(which).stream()
        .filter(keys -> scheme.problemWith(keys.verifying).isEmpty())
        .filter(keys -> scheme.sender(List.of(keys.signing)).isPresent())
        .findFirst()
        .orElse(shared("not-needed"));
  }

  private static List<TestKeys> kinds(int which) {
    String pair = StandardWebhooksKeys.newPrivateKey(RANDOM).without("whsk_").reveal();
    List<TestKeys> kinds = new ArrayList<>();
    kinds.add(shared("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQtdGVzdC" + which + "A"));
    kinds.add(shared(pair));
    kinds.add(shared(HexFormat.of().formatHex(Base64.getDecoder().decode(pair))));
    kinds.add(shared("test-user:test-password-" + which));
    kinds.add(pair("EC", 256));
    kinds.add(pair("RSA", 2048));
    return kinds;
  }

  private static TestKeys shared(String secret) {
    return new TestKeys(Secret.of(secret), Secret.of(secret));
  }

  private static TestKeys pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      KeyPair pair = generator.generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return new TestKeys(
          Secret.of(base64.encodeToString(pair.getPrivate().getEncoded())),
          Secret.of(base64.encodeToString(pair.getPublic().getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
