package dev.hookline.testkit.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A small compressed body that expands about a thousandfold. */
public final class GzipBomb {
  private GzipBomb() {}

  /** A 200 with {@code Content-Encoding: gzip} that expands to this many bytes of zero. */
  public static Behaviour expandingTo(long expandedBytes) {
    return Answers.answer(200, Map.of("Content-Encoding", "gzip"), compressedZeros(expandedBytes));
  }

  private static byte[] compressedZeros(long count) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    byte[] zeros = new byte[64 * 1024];
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      for (long left = count; left > 0; left -= zeros.length) {
        gzip.write(zeros, 0, (int) Math.min(left, zeros.length));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }
}
