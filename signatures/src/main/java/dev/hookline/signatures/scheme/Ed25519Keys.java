package dev.hookline.signatures.scheme;

import dev.hookline.signatures.ed25519.Ed25519PublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Raw Ed25519 keys (RFC 8032) to and from the envelopes of RFC 8410, which are constant but for the
 * key.
 */
final class Ed25519Keys {

  static final int RAW_BYTES = 32;

  private static final byte[] PRIVATE_ENVELOPE =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private Ed25519Keys() {}

  /**
   * From 32 raw bytes, the second half of a 64-byte pair, or a SubjectPublicKeyInfo; null for
   * anything else, and for bytes that are no point of the curve.
   */
  static @Nullable Ed25519PublicKey publicKey(byte[] key) {
    byte[] raw =
        switch (key.length) {
          case RAW_BYTES -> key;
          case 2 * RAW_BYTES -> Arrays.copyOfRange(key, RAW_BYTES, 2 * RAW_BYTES);
          default -> unwrapped(key);
        };
    return raw == null ? null : Ed25519PublicKey.of(raw);
  }

  private static byte @Nullable [] unwrapped(byte[] envelope) {
    try {
      return rawPublicKey(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(envelope)));
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  /**
   * From a 64-byte pair (seed, then its public key); null for anything else, because 32 bytes are a
   * public key here.
   */
  static @Nullable PrivateKey privateKey(byte[] key) {
    if (key.length != 2 * RAW_BYTES) {
      return null;
    }
    byte[] envelope = concatenate(PRIVATE_ENVELOPE, Arrays.copyOf(key, RAW_BYTES));
    try {
      PrivateKey seed =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(envelope));
      return isPair(seed, publicKey(key)) ? seed : null;
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  /** A seed beside somebody else's public key would sign what no receiver accepts. */
  private static boolean isPair(PrivateKey seed, @Nullable Ed25519PublicKey publicKey) {
    byte[][] probe = {PRIVATE_ENVELOPE};
    SigningKey signing = PrivateSigningKey.of("Ed25519", seed);
    return signing != null && publicKey != null && publicKey.verifies(probe, signing.sign(probe));
  }

  static byte[] rawPublicKey(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
  }

  static byte[] seed(PrivateKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(
        encoded, PRIVATE_ENVELOPE.length, PRIVATE_ENVELOPE.length + RAW_BYTES);
  }

  static byte[] concatenate(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
