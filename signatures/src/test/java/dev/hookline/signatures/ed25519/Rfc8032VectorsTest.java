package dev.hookline.signatures.ed25519;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 8032, section 7.1. */
class Rfc8032VectorsTest {

  private static final String FILE = "/ed25519/rfc8032-section-7.1.txt";

  static List<String> vectors() throws Exception {
    try (InputStream file =
        Objects.requireNonNull(Rfc8032VectorsTest.class.getResourceAsStream(FILE))) {
      return new String(file.readAllBytes(), US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_signature_is_accepted_and_the_same_for_another_message_is_not(String line)
      throws Exception {
    String[] fields = line.split(";", -1);
    byte[] seed = HexFormat.of().parseHex(fields[1]);
    byte[] publicKey = HexFormat.of().parseHex(fields[2]);
    byte[] message = HexFormat.of().parseHex(fields[3]);
    byte[] signature = HexFormat.of().parseHex(fields[4]);
    assertThat(new JdkEd25519.Pair(publicKey, JdkEd25519.privateKey(seed)).sign(message))
        .as("the line is read rightly")
        .isEqualTo(signature);

    assertThat(Agreement.accepted(fields[0], publicKey, message, signature)).isTrue();

    byte[] longer = Bytes.concatenated(message, new byte[1]);
    assertThat(Agreement.accepted(fields[0], publicKey, longer, signature)).isFalse();
  }
}
