package dev.hookline.signatures.scheme;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

final class Sha256 {

  private Sha256() {}

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is required of every Java platform", e);
    }
  }

  static byte[] of(byte[] bytes) {
    return newDigest().digest(bytes);
  }
}
