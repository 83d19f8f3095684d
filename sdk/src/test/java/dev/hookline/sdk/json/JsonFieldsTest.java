package dev.hookline.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

  private static JsonFields of(String json) {
    return JsonFields.of(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10e3",
        "-0",
        "12345678901234567890",
        "\"a\\u00e4 ä\"",
        "{ \"b\" : [1 , 2] }",
        "[ ]",
        "true"
      })
  void values_keep_their_bytes(String value) {
    JsonFields fields = of("{ \"before\" : 1, \"value\" : " + value + " , \"after\":2}");
    assertThat(text(JsonFields.require("value", fields.raw("value")))).isEqualTo(value);
    assertThat(fields.number("after")).isEqualTo(2);
  }

  @Test
  void elements_keep_their_bytes() {
    byte[] array = "[1.0, \"x\",{\"a\":1 },[2],null]".getBytes(StandardCharsets.UTF_8);
    assertThat(JsonFields.elements(array).stream().map(JsonFieldsTest::text))
        .isEqualTo(List.of("1.0", "\"x\"", "{\"a\":1 }", "[2]", "null"));
  }

  @Test
  void null_is_as_absent() {
    JsonFields fields = of("{\"a\":null}");
    assertThat(fields.raw("a")).isNull();
    assertThat(fields.optionalText("a")).isNull();
    assertThat(fields.texts("a")).isEmpty();
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> of("{}").text("id"))
        .isInstanceOf(JsonMappingFailure.class)
        .hasMessage("id is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"a\":", "nonsense"})
  void what_is_no_object_is_refused(String json) {
    assertThatThrownBy(() -> of(json)).isInstanceOf(JsonMappingFailure.class);
  }

  @Test
  void durations_have_two_notations() {
    JsonFields fields = of("{\"a\":\"30s\",\"b\":\"PT5M\",\"c\":\"250ms\",\"d\":\"2h\"}");
    assertThat(fields.duration("a")).isEqualTo(Duration.ofSeconds(30));
    assertThat(fields.duration("b")).isEqualTo(Duration.ofMinutes(5));
    assertThat(fields.duration("c")).isEqualTo(Duration.ofMillis(250));
    assertThat(fields.duration("d")).isEqualTo(Duration.ofHours(2));
  }
}
