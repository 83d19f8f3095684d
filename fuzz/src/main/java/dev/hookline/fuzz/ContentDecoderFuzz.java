package dev.hookline.fuzz;

import dev.hookline.ingest.Content;
import dev.hookline.ingest.ContentDecoder;
import java.util.Arrays;
import java.util.List;

/** Whatever a compressed body holds, it comes out within the limits or is refused. */
public final class ContentDecoderFuzz {

  private static final int BYTES_MAX = 64 * 1024;
  private static final ContentDecoder DECODER = new ContentDecoder(BYTES_MAX);

  private ContentDecoderFuzz() {}

  /** The first byte chooses the coding. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String coding = (input[0] & 1) == 0 ? "gzip" : "deflate";
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    if (DECODER.decode(List.of(coding), body) instanceof Content.Inflated inflated
        && inflated.bytes().length > BYTES_MAX) {
      throw new AssertionError("inflated to " + inflated.bytes().length + " bytes");
    }
  }
}
