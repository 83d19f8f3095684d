package dev.hookline.store.sqlite;

/** Protects secrets at rest. */
public interface SecretCipher {

  /** Stores them as they are. */
  SecretCipher NONE =
      new SecretCipher() {
        @Override
        public byte[] encrypt(byte[] plain, String place) {
          return plain;
        }

        @Override
        public byte[] decrypt(byte[] stored, String place) {
          if (AesSecretCipher.isEncrypted(stored)) {
            throw new IllegalStateException(
                "A stored secret is encrypted, and the key for it is not set.");
          }
          return stored;
        }
      };

  /**
   * What is to be stored.
   *
   * @param place table and row that it belongs to, so that it is of no use anywhere else
   */
  byte[] encrypt(byte[] plain, String place);

  /**
   * The secret again.
   *
   * @throws IllegalStateException when it was stored with another key or for another place
   */
  byte[] decrypt(byte[] stored, String place);
}
