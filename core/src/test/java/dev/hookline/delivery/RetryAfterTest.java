package dev.hookline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "120, PT2M",
    "' 7 ', PT7S",
    "007, PT7S",
    "86400, PT24H",
    "86401, PT24H",
    "999999999, PT24H",
    "9999999999, PT24H",
    "99999999999999999999999999, PT24H",
    "'Sun, 01 Mar 2026 12:00:30 GMT', PT30S",
    "'Sun, 1 Mar 2026 12:00:30 GMT', PT30S",
    "'Sun, 01 Mar 2026 11:00:00 GMT', PT0S",
    "'Mon, 01 Mar 2027 12:00:00 GMT', PT24H",
    "'Sunday, 01-Mar-26 12:00:30 GMT', PT30S",
    "'Tuesday, 01-Mar-77 12:00:30 GMT', PT0S",
    "'Sunday, 01-Mar-76 12:00:30 GMT', PT24H",
    "'Sun Mar  1 12:00:30 2026', PT30S",
    "'Sun Mar 01 12:00:30 2026', PT30S"
  })
  void seconds_and_dates_are_read(String text, Duration wait) {
    assertThat(RetryAfter.parse(text, NOW)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+5",
        "1.5",
        "5s",
        "soon",
        "0x10",
        "\u0661\u0662",
        "Mon, 01 Mar 2026 12:00:30 GMT",
        "2026-03-01T12:00:30Z",
        "Sun, 32 Mar 2026 12:00:30 GMT",
        "Monday, 01-Mar-26 12:00:30 GMT",
        "Sunday, 32-Mar-26 12:00:30 GMT",
        "Mon Mar  1 12:00:30 2026",
        "Sun Mar 1st 12:00:30 2026"
      })
  void anything_else_is_as_if_it_were_absent(String text) {
    assertThat(RetryAfter.parse(text, NOW)).isEmpty();
  }
}
