package dev.hookline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostFieldTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example.com",
        "hooks.example.com:8443",
        "hooks.example.com:",
        "hook_line",
        "10.0.0.1:80",
        "a%2Db",
        "[::1]",
        "[2001:db8::1]:8080",
        "[::ffff:10.0.0.1]",
        ":65535",
      })
  void a_host_with_or_without_a_port_is_valid(String value) {
    assertThat(HostField.isValid(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "<x>",
        "a/b",
        "a?b#c",
        "u@h",
        "h:x",
        "h:-1",
        "h:65536",
        "h:99999999",
        "h:80:80",
        "a%2",
        "a%zz",
        "\u00FF",
        "\u0661",
        "h:\u0661",
        "a\tb",
        "[::1",
        "[]",
        "[::1]x",
        "[::1%eth0]",
        "[1.2.3.4]",
        "::1",
        "localhost, evil",
      })
  void anything_else_is_not(String value) {
    assertThat(HostField.isValid(value)).isFalse();
  }
}
