package dev.hookline.http.api;

import dev.hookline.id.Id;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors: the id or name after which the next page begins and a keyed checksum over it, the
 * project, the list and its filters, so that a cursor is of use for nothing else.
 */
public final class Cursors {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_LENGTH = 2 * Long.BYTES;
  private static final int CHECK_LENGTH = 12;
  private static final int TEXT_LENGTH_MAX = 1_024;

  private final SecretKeySpec key;

  /**
   * @param key at least 16 bytes; the same after a restart and on all nodes, or cursors go stale
   */
  public Cursors(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * @param scope the project, list and filters in one text
   */
  String write(Id next, String scope) {
    return write(bytes(next), scope);
  }

  /** The same for a list in the order of names. */
  String writeName(String next, String scope) {
    return write(next.getBytes(StandardCharsets.UTF_8), scope);
  }

  /** Empty for anything that {@link #write} did not make for the same scope. */
  Optional<Id> read(String cursor, String scope) {
    return position(cursor, scope)
        .filter(position -> position.length == ID_LENGTH)
        .map(ByteBuffer::wrap)
        .map(longs -> new Id(longs.getLong(), longs.getLong()));
  }

  /** Empty for anything that {@link #writeName} did not make for the same scope. */
  Optional<String> readName(String cursor, String scope) {
    return position(cursor, scope).map(name -> new String(name, StandardCharsets.UTF_8));
  }

  private String write(byte[] position, String scope) {
    byte[] cursor = Arrays.copyOf(position, position.length + CHECK_LENGTH);
    System.arraycopy(check(position, scope), 0, cursor, position.length, CHECK_LENGTH);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  private Optional<byte[]> position(String cursor, String scope) {
    if (cursor.length() > TEXT_LENGTH_MAX) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length <= CHECK_LENGTH) {
      return Optional.empty();
    }
    byte[] position = Arrays.copyOf(bytes, bytes.length - CHECK_LENGTH);
    byte[] check = Arrays.copyOfRange(bytes, position.length, bytes.length);
    return MessageDigest.isEqual(check, Arrays.copyOf(check(position, scope), CHECK_LENGTH))
        ? Optional.of(position)
        : Optional.empty();
  }

  private byte[] check(byte[] position, String scope) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(position);
      return mac.doFinal(scope.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(Id id) {
    return ByteBuffer.allocate(ID_LENGTH).putLong(id.high()).putLong(id.low()).array();
  }
}
