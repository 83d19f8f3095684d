package dev.hookline.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00E9", "\u20AC", "\uD83D\uDE00"})
  void a_text_is_as_long_as_it_has_code_points(String character) {
    assertThat(Texts.problem(character.repeat(200), 200)).isEmpty();
    assertThat(Texts.problem(character.repeat(201), 200)).isPresent();
    assertThat(
            Json.readObject(("{\"a\":\"" + character.repeat(200) + "\"}").getBytes(UTF_8))
                .anyText("a", 200))
        .isEqualTo(character.repeat(200));
  }
}
