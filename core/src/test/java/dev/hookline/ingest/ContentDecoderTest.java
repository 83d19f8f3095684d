package dev.hookline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDecoderTest {

  private static final byte[] PLAIN = "{\"id\":\"1\",\"text\":\"é\"}".repeat(40).getBytes(UTF_8);
  private static final int LIMIT = 64 * 1024;

  private final ContentDecoder decoder = new ContentDecoder(LIMIT);

  @Test
  void a_body_without_coding_is_left_alone() {
    for (List<String> none : List.of(List.<String>of(), List.of("identity"), List.of(" "))) {
      assertThat(decoder.decode(none, PLAIN)).isEqualTo(new Content.AsReceived());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", " x-gzip "})
  void gzip_is_inflated(String name) {
    assertThat(bytes(decoder.decode(List.of(name), gzip(PLAIN)))).isEqualTo(PLAIN);
  }

  @Test
  void a_gzip_body_of_several_members_is_one_body() {
    byte[] first = gzip(PLAIN);
    byte[] both = Arrays.copyOf(first, 2 * first.length);
    System.arraycopy(first, 0, both, first.length, first.length);

    assertThat(bytes(decoder.decode(List.of("gzip"), both))).hasSize(2 * PLAIN.length);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deflate_is_inflated_with_its_frame_and_without(boolean bare) {
    assertThat(bytes(decoder.decode(List.of("deflate"), deflate(PLAIN, bare)))).isEqualTo(PLAIN);
  }

  @Test
  void a_stream_cut_off_anywhere_is_broken() {
    for (byte[] whole : List.of(gzip(PLAIN), deflate(PLAIN, false))) {
      String coding = (whole[0] & 0xff) == 0x1f ? "gzip" : "deflate";
      for (int length = 0; length < whole.length; length++) {
        assertThat(cause(decoder.decode(List.of(coding), Arrays.copyOf(whole, length))))
            .as("%s of %s bytes", length, whole.length)
            .isEqualTo(RejectionCause.CONTENT_ENCODING_BROKEN);
      }
    }
  }

  @Test
  void a_damaged_stream_is_broken() {
    byte[] damaged = gzip(PLAIN);
    damaged[damaged.length - 5] ^= 1; // in the checksum
    assertThat(cause(decoder.decode(List.of("gzip"), damaged)))
        .isEqualTo(RejectionCause.CONTENT_ENCODING_BROKEN);
    assertThat(cause(decoder.decode(List.of("gzip"), PLAIN)))
        .isEqualTo(RejectionCause.CONTENT_ENCODING_BROKEN);
  }

  @Test
  void what_inflates_to_more_than_the_limit_is_too_large() {
    assertThat(bytes(decoder.decode(List.of("gzip"), gzip(new byte[LIMIT])))).hasSize(LIMIT);
    for (int more : new int[] {1, 100 * 1024 * 1024}) {
      assertThat(cause(decoder.decode(List.of("gzip"), gzip(new byte[LIMIT + more]))))
          .isEqualTo(RejectionCause.PAYLOAD_TOO_LARGE);
    }
  }

  @Test
  void beyond_a_mebibyte_the_ratio_counts() {
    ContentDecoder generous = new ContentDecoder(64 << 20);
    byte[] quiet = new byte[ContentDecoder.RATIO_FREE_BYTES];
    byte[] bomb = new byte[ContentDecoder.RATIO_FREE_BYTES + 1];

    assertThat(bytes(generous.decode(List.of("gzip"), gzip(quiet)))).hasSameSizeAs(quiet);
    assertThat(cause(generous.decode(List.of("gzip"), gzip(bomb))))
        .isEqualTo(RejectionCause.COMPRESSION_RATIO_TOO_HIGH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "compress", "gzip, gzip", "aws-chunked", "gzip;q=1"})
  void any_other_coding_is_not_understood(String name) {
    assertThat(cause(decoder.decode(List.of(name), gzip(PLAIN))))
        .isEqualTo(RejectionCause.CONTENT_ENCODING_UNSUPPORTED);
  }

  @Test
  void two_headers_are_two_codings() {
    assertThat(cause(decoder.decode(List.of("gzip", "gzip"), gzip(gzip(PLAIN)))))
        .isEqualTo(RejectionCause.CONTENT_ENCODING_UNSUPPORTED);
  }

  private static byte[] bytes(Content content) {
    assertThat(content).isInstanceOf(Content.Inflated.class);
    return ((Content.Inflated) content).bytes();
  }

  private static RejectionCause cause(Content content) {
    assertThat(content).isInstanceOf(Content.Undecodable.class);
    return ((Content.Undecodable) content).cause();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(plain);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] plain, boolean bare) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
    try (OutputStream stream = new DeflaterOutputStream(packed, deflater)) {
      stream.write(plain);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }
}
