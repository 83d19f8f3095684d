package dev.hookline.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.http.problem.Refused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumbersTest {

  private static JsonObject object(String number) {
    return Json.readObject(("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "2.5", "10", "1e1", "1.0000000000000000000000000000001"})
  void a_number_within_its_bounds_is_read(String number) {
    JsonObject object = object(number);

    assertThat(object.number("n", 1, 10)).isBetween(1.0, 10.0);
    object.refuseIfInvalid();
  }

  static String[] outOfBounds() {
    String digits = "9".repeat(StrictJson.NUMBER_LENGTH_MAX - 1);
    return new String[] {
      "0", "11", "-1e400", "1e400", "9".repeat(309), digits, "-" + digits, "\"1\"", "true", "[]"
    };
  }

  @ParameterizedTest
  @MethodSource("outOfBounds")
  void what_is_out_of_bounds_is_refused_however_large(String number) {
    JsonObject read = object(number);

    assertThat(read.number("n", 1, 10)).isNull();
    assertThat(read.integer("n", 1, 10)).isNull();
    assertThatExceptionOfType(Refused.class).isThrownBy(read::refuseIfInvalid);
  }

  @Test
  void a_fraction_is_no_whole_number() {
    assertThat(object("1.0").integer("n", 1, 10)).isNull();
  }
}
