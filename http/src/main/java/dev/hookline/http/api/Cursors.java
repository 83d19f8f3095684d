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
 * Cursors: the id after which the next page begins and a keyed checksum over it, the project, the
 * list and its filters, so that a cursor is of use for nothing else.
 */
public final class Cursors {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_LENGTH = 2 * Long.BYTES;
  private static final int CHECK_LENGTH = 12;
  private static final int TEXT_LENGTH = (ID_LENGTH + CHECK_LENGTH) * 8 / 6 + 1;

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
    byte[] id = bytes(next);
    byte[] cursor = Arrays.copyOf(id, ID_LENGTH + CHECK_LENGTH);
    System.arraycopy(check(id, scope), 0, cursor, ID_LENGTH, CHECK_LENGTH);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /** Empty for anything that {@link #write} did not make for the same scope. */
  Optional<Id> read(String cursor, String scope) {
    if (cursor.length() > TEXT_LENGTH) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length != ID_LENGTH + CHECK_LENGTH) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOf(bytes, ID_LENGTH);
    byte[] check = Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length);
    if (!MessageDigest.isEqual(check, Arrays.copyOf(check(id, scope), CHECK_LENGTH))) {
      return Optional.empty();
    }
    ByteBuffer longs = ByteBuffer.wrap(id);
    return Optional.of(new Id(longs.getLong(), longs.getLong()));
  }

  private byte[] check(byte[] id, String scope) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(id);
      return mac.doFinal(scope.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(Id id) {
    return ByteBuffer.allocate(ID_LENGTH).putLong(id.high()).putLong(id.low()).array();
  }
}
