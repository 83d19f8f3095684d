package dev.hookline.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertTextTest {

  @Test
  void times_have_milliseconds_no_more_and_no_less() {
    AlertText text =
        new AlertText()
            .add("fine", Instant.parse("2026-03-01T12:00:00.123456789Z"))
            .add("whole", Instant.parse("2026-03-01T12:00:00Z"));

    assertThat(text.json())
        .isEqualTo(
            """
            {"fine":"2026-03-01T12:00:00.123Z","whole":"2026-03-01T12:00:00.000Z"}\
            """);
  }
}
