package dev.hookline.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.http.problem.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergePatchTest {

  private static @Nullable String patched(String present, String patch) {
    return MergePatch.ofText(patch.getBytes(UTF_8), 1_000).apply(present);
  }

  /** The examples of RFC 7396, appendix A, that are objects. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":"b"}             | {"a":"c"}                  | {"a":"c"}
          {"a":"b"}             | {"b":"c"}                  | {"a":"b","b":"c"}
          {"a":"b"}             | {"a":null}                 | {}
          {"a":"b","b":"c"}     | {"a":null}                 | {"b":"c"}
          {"a":["b"]}           | {"a":"c"}                  | {"a":"c"}
          {"a":"c"}             | {"a":["b"]}                | {"a":["b"]}
          {"a":{"b":"c"}}       | {"a":{"b":"d","c":null}}   | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}     | {"a":[1]}                  | {"a":[1]}
          {"e":null}            | {"a":1}                    | {"e":null,"a":1}
          {}                    | {"a":{"bb":{"ccc":null}}}  | {"a":{"bb":{}}}
          """)
  void it_merges_as_rfc_7396_says(String present, String patch, String expected) {
    assertThat(patched(present, patch)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "1.10",
        "-0",
        "0.12345678901234567890",
        "123456789012345678901234567890.5",
        "1E999999999999",
        "\"\\ud800\"",
        "[1.10, {\"x\" : 1e400}]",
        "null"
      })
  void what_a_patch_does_not_name_stays_as_it_was_written(String value) {
    String member = "\"kept\":" + value;
    assertThat(patched("{" + member + "}", "{\"n\":1}")).isEqualTo("{" + member + ",\"n\":1}");
    assertThat(patched("{\"o\":{" + member + "}}", "{\"o\":{\"n\":1}}"))
        .isEqualTo("{\"o\":{" + member + ",\"n\":1}}");
  }

  @Test
  void names_are_compared_as_they_are_meant_and_written_anew() {
    assertThat(patched("{\"a\\\"\\n\":1,\"\\u0062\":2}", "{\"b\":3}"))
        .isEqualTo("{\"a\\\"\\n\":1,\"b\":3}");
  }

  @Test
  void what_would_be_too_long_is_refused_and_what_is_no_object_too() {
    assertThat(patched("{}", "{\"a\":\"" + "x".repeat(1_000) + "\"}")).isNull();
    assertThat(MergePatch.ofText("{\"a\":1}".getBytes(UTF_8), 100).apply(null))
        .isEqualTo("{\"a\":1}");
    for (String patch :
        new String[] {"[]", "1", "null", "", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":2}}"}) {
      assertThatExceptionOfType(Refused.class).as(patch).isThrownBy(() -> patched("{}", patch));
    }
  }
}
