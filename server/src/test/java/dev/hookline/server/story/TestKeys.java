package dev.hookline.server.story;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys that nobody else has. */
final class TestKeys {

  private static final int RSA_BITS = 2_048;
  private static final int P256_BITS = 256;

  private TestKeys() {}

  /**
   * @param algorithm {@code RSA} or {@code EC}
   */
  static String publicPem(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(algorithm.equals("RSA") ? RSA_BITS : P256_BITS);
      byte[] key = generator.generateKeyPair().getPublic().getEncoded();
      return "-----BEGIN PUBLIC KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(key)
          + "\n-----END PUBLIC KEY-----\n";
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
