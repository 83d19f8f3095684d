package dev.hookline.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Dedupe keys as 64 bits: the upper half comes from the key alone, so that a key can be looked for
 * in all scopes, the lower from the key in its scope. A part of SHA-256, so that nobody can make
 * many keys that meet.
 */
final class KeyHash {

  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(KeyHash::sha256);

  private KeyHash() {}

  /** The hash of a key in a scope. */
  static long of(String key, long scope) {
    ByteBuffer hashed = digest(key);
    long upper = hashed.getInt();
    long scoped = (hashed.getLong() ^ scope) * SPREAD;
    return (upper << Integer.SIZE) | (scoped >>> Integer.SIZE);
  }

  /** The least hash that a key can have in any scope; the greatest is {@link #last} of it. */
  static long first(String key) {
    long upper = digest(key).getInt();
    return upper << Integer.SIZE;
  }

  static long last(long first) {
    return first | 0xFFFF_FFFFL;
  }

  private static ByteBuffer digest(String key) {
    return ByteBuffer.wrap(DIGEST.get().digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
