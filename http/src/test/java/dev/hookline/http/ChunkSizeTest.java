package dev.hookline.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkSizeTest {

  private static long of(String line) {
    byte[] bytes = (line + "\n").getBytes(ISO_8859_1);
    return ChunkSize.of(Unpooled.wrappedBuffer(bytes), 0, bytes.length - 1);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "0,0",
        "a,10",
        "fF,255",
        "0000000000000000000002,2",
        "7fffffff,2147483647",
        "2 ,2",
        "2;a=b,2",
        "2 ; a=\"x y\",2",
        "0;\u00E9,0",
      })
  void digits_are_the_size_whatever_extension_follows(String line, long size) {
    assertThat(of(line + "\r")).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 2",
        "\t2",
        "2 junk",
        "2\tjunk",
        "2\0junk",
        "2\u0001",
        "2zz",
        "2-5",
        "-2",
        "+2",
        "0x2",
        "0 5",
        ";a=b",
        "2;a\rb",
        "2;a\0b",
        "2;a\u007Fb",
        "80000000",
        "100000000",
        "10000000000000002",
        "\u00B2",
      })
  void any_other_line_gives_no_size(String line) {
    assertThat(of(line + "\r")).isNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", ""})
  void a_line_must_end_with_carriage_return_and_line_feed(String line) {
    assertThat(of(line)).isNegative();
  }
}
