package dev.hookline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SequenceFieldTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, 999_999_999_999L})
  void a_written_sequence_is_read_back(long sequence) {
    byte[] payload = bytes("{\"a\":1," + SequenceField.tail());

    SequenceField.write(payload, SequenceField.digitsBefore(payload.length), sequence);

    assertThat(SequenceField.read(payload, 0, payload.length)).isEqualTo(sequence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"seq\":1000000000000",
        "{\"sex\":1000000000000}",
        "{\"seq\":10000000x0000}",
        "{\"seq\":0000000000042}"
      })
  void a_payload_without_a_sequence_has_none(String payload) {
    assertThat(SequenceField.read(bytes(payload), 0, payload.length())).isEqualTo(-1);
  }

  @Test
  void a_sequence_that_begins_before_the_payload_is_none() {
    byte[] payload = bytes(SequenceField.tail());

    assertThat(SequenceField.read(payload, 1, payload.length)).isEqualTo(-1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
