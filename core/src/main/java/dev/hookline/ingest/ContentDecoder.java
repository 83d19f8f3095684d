package dev.hookline.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Inflates bodies that were sent with {@code Content-Encoding: gzip} (RFC 1952) or {@code deflate}
 * (RFC 1950, or bare RFC 1951 as some senders mean it). One coding only: nobody needs two, and two
 * multiply what a few bytes can blow up to.
 *
 * @param bytesMax how long a body may be after inflating
 */
public record ContentDecoder(int bytesMax) {

  /** The codings that are understood, as a header names them. */
  public static final String CODINGS = "gzip, deflate";

  /** From here on the ratio counts; small bodies of one letter are innocent. */
  static final int RATIO_FREE_BYTES = 1 << 20;

  /** Text shrinks by 3 to 20; only bytes made for it shrink by more than this. */
  static final int RATIO_MAX = 100;

  private static final int CHUNK_BYTES = 8 * 1024;
  private static final int ZLIB_METHOD_DEFLATE = 8;
  private static final int ZLIB_CHECK = 31;

  /**
   * @param encodings the values of {@code Content-Encoding}
   */
  public Content decode(List<String> encodings, byte[] body) {
    if (encodings.isEmpty()) {
      return new Content.AsReceived();
    }
    String coding = encodings.size() == 1 ? encodings.getFirst().strip() : ",";
    return switch (coding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> new Content.AsReceived();
      case "gzip", "x-gzip" -> inflated(body, Coding.GZIP);
      case "deflate" -> inflated(body, hasZlibHeader(body) ? Coding.ZLIB : Coding.BARE);
      default -> new Content.Undecodable(RejectionCause.CONTENT_ENCODING_UNSUPPORTED);
    };
  }

  private enum Coding {
    GZIP,
    ZLIB,
    BARE
  }

  private Content inflated(byte[] body, Coding coding) {
    Inflater inflater = new Inflater(coding == Coding.BARE);
    try (InputStream stream = stream(body, coding, inflater)) {
      return read(stream, body.length);
    } catch (EOFException | ZipException broken) {
      return new Content.Undecodable(RejectionCause.CONTENT_ENCODING_BROKEN);
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", impossible);
    } finally {
      inflater.end();
    }
  }

  private static InputStream stream(byte[] body, Coding coding, Inflater inflater)
      throws IOException {
    InputStream bytes = new ByteArrayInputStream(body);
    return switch (coding) {
      case GZIP -> new GZIPInputStream(bytes, CHUNK_BYTES);
      case ZLIB, BARE -> new InflaterInputStream(bytes, inflater, CHUNK_BYTES);
    };
  }

  private Content read(InputStream stream, int compressedBytes) throws IOException {
    ByteArrayOutputStream plain =
        new ByteArrayOutputStream(Math.min(bytesMax, 4 * compressedBytes));
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
      if (plain.size() + read > bytesMax) {
        return new Content.Undecodable(RejectionCause.PAYLOAD_TOO_LARGE);
      }
      plain.write(chunk, 0, read);
      if (plain.size() > RATIO_FREE_BYTES && plain.size() > (long) RATIO_MAX * compressedBytes) {
        return new Content.Undecodable(RejectionCause.COMPRESSION_RATIO_TOO_HIGH);
      }
    }
    return new Content.Inflated(plain.toByteArray());
  }

  /** RFC 1950 section 2.2: the method, and two bytes that are a multiple of 31. */
  private static boolean hasZlibHeader(byte[] body) {
    return body.length >= 2
        && (body[0] & 0x0f) == ZLIB_METHOD_DEFLATE
        && ((body[0] & 0xff) << 8 | (body[1] & 0xff)) % ZLIB_CHECK == 0;
  }
}
