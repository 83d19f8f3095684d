package dev.hookline.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-31t12:00:00z, 2026-01-31T12:00:00.000Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z",
    "2026-01-31T12:00:00.1234+02:00, 2026-01-31T10:00:00.123Z",
    "9999-12-31T23:59:59+12:00, 9999-12-31T11:59:59.000Z"
  })
  void a_time_is_shown_in_utc_with_milliseconds(String text, String shown) {
    assertThat(Times.parse(text).map(Times::text)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-01-31T12:00Z",
        "2026-01-31T12:00:00+00",
        "2026-01-31T12:00:00.Z",
        "2026-01-31T12:00:00+00:00:00",
        "2026-01-31T12:00:00Z ",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00+12:00",
        "9999-12-31T23:59:59-12:00",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59-18:00"
      })
  void a_time_that_cannot_be_shown_is_none(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }
}
