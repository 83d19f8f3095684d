package dev.hookline.bench.load;

import dev.hookline.bench.wire.SequenceField;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 signatures of the payloads to come, computed before the run so that signing takes
 * nothing from the server under test.
 *
 * <p>Past the prepared ones it signs on the spot, at about a microsecond each.
 */
final class SignatureTape {
  static final int SIGNATURE_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Mac mac;
  private final byte[] payload;
  private final int digits;
  private final long first;
  private final byte[] prepared;
  private final byte[] onTheSpot = new byte[SIGNATURE_BYTES];

  SignatureTape(byte[] payload, String secret, long first, int count) {
    this.mac = keyed(secret);
    this.payload = payload.clone();
    this.digits = SequenceField.digitsBefore(payload.length);
    this.first = first;
    this.prepared = new byte[Math.multiplyExact(count, SIGNATURE_BYTES)];
    for (int index = 0; index < count; index++) {
      sign(first + index, prepared, index * SIGNATURE_BYTES);
    }
  }

  /** Writes the signature of the sequence's payload as 64 hexadecimal digits. */
  void write(long sequence, byte[] target, int at) {
    long index = sequence - first;
    if (index >= 0 && index < prepared.length / SIGNATURE_BYTES) {
      writeHexadecimal(prepared, (int) index * SIGNATURE_BYTES, target, at);
    } else {
      sign(sequence, onTheSpot, 0);
      writeHexadecimal(onTheSpot, 0, target, at);
    }
  }

  private void sign(long sequence, byte[] target, int at) {
    SequenceField.write(payload, digits, sequence);
    mac.update(payload);
    try {
      mac.doFinal(target, at);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void writeHexadecimal(byte[] source, int from, byte[] target, int at) {
    for (int index = 0; index < SIGNATURE_BYTES; index++) {
      int value = source[from + index] & 0xff;
      target[at + 2 * index] = HEXADECIMAL[value >>> 4];
      target[at + 2 * index + 1] = HEXADECIMAL[value & 0xf];
    }
  }

  private static Mac keyed(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
    }
  }
}
