package dev.hookline.examples.mail;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** What the providers sign with, and what their receivers verify with. */
final class ProviderKeys {

  static final String RESEND = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLWV4YW1wbGVz";

  private static final int KEY_BYTES = 32;

  final String telnyxPrivate;
  final String telnyxPublic;

  ProviderKeys() {
    KeyPair pair = pair();
    byte[] seed = end(pair.getPrivate().getEncoded());
    byte[] point = end(pair.getPublic().getEncoded());
    byte[] both = Arrays.copyOf(seed, 2 * KEY_BYTES);
    System.arraycopy(point, 0, both, KEY_BYTES, KEY_BYTES);
    telnyxPrivate = Base64.getEncoder().encodeToString(both);
    telnyxPublic = Base64.getEncoder().encodeToString(point);
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The raw key stands at the end of both encodings (RFC 8410). */
  private static byte[] end(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }
}
