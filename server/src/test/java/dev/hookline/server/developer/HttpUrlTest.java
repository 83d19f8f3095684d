package dev.hookline.server.developer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost", "HTTPS://hooks.example/in?a=b", "http://[::1]:65535/"})
  void what_can_be_called_is_taken(String text) {
    assertThat(HttpUrl.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:3000",
        "127.0.0.1:3000",
        "/hooks",
        "ftp://hooks.example/",
        "http://hooks.example:99999/",
        "http://hooks.example:0/",
        "http://a b/"
      })
  void what_cannot_be_called_is_refused(String text) {
    assertThat(HttpUrl.parse(text)).isEmpty();
  }
}
