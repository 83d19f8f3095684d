package dev.hookline.signatures.scheme;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.jspecify.annotations.Nullable;

/** A public key with the one signature algorithm it may be used for. */
final class PublicVerificationKey implements VerificationKey {

  private final String algorithm;
  private final PublicKey key;

  private PublicVerificationKey(String algorithm, PublicKey key) {
    this.algorithm = algorithm;
    this.key = key;
  }

  static @Nullable PublicVerificationKey of(String algorithm, @Nullable PublicKey key) {
    return key == null ? null : new PublicVerificationKey(algorithm, key);
  }

  @Override
  public boolean matchesAny(byte[][] pieces, byte[][] candidates, int count) {
    for (int i = 0; i < count; i++) {
      if (matches(pieces, candidates[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(byte[][] pieces, byte[] candidate) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initVerify(key);
      for (byte[] piece : pieces) {
        signature.update(piece);
      }
      return signature.verify(candidate);
    } catch (SignatureException e) {
      return false; // the candidate is not in the form of this algorithm
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " was available when the key was read", e);
    }
  }
}
