package dev.hookline.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce per secret and the place as associated data.
 * Stored are a version byte, the nonce, and the ciphertext with its tag. Secrets that were stored
 * before a key was set can still be read.
 */
public final class AesSecretCipher implements SecretCipher {

  /** The length of a key. */
  public static final int KEY_BYTES = 32;

  /** No plain text begins with it: see {@link SecretLines}. */
  private static final byte VERSION = 1;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /**
   * A cipher with a key.
   *
   * @throws IllegalArgumentException when the key is not {@link #KEY_BYTES} long
   */
  public AesSecretCipher(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key for secrets must have " + KEY_BYTES + " bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  static boolean isEncrypted(byte[] stored) {
    return stored.length > 0 && stored[0] == VERSION;
  }

  @Override
  public byte[] encrypt(byte[] plain, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
      int head = 1 + NONCE_BYTES;
      byte[] stored = new byte[head + cipher.getOutputSize(plain.length)];
      stored[0] = VERSION;
      System.arraycopy(nonce, 0, stored, 1, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, stored, head);
      return stored;
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException("A secret cannot be encrypted.", error);
    }
  }

  @Override
  public byte[] decrypt(byte[] stored, String place) {
    if (!isEncrypted(stored)) {
      return stored;
    }
    int head = 1 + NONCE_BYTES;
    byte[] nonce = Arrays.copyOfRange(stored, 1, head);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(stored, head, stored.length - head);
    } catch (GeneralSecurityException | IllegalArgumentException error) {
      throw new IllegalStateException(
          "The secret of a stored "
              + place.replaceFirst("\\|.*", "")
              + " cannot be decrypted: it was stored with another key.",
          error);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
