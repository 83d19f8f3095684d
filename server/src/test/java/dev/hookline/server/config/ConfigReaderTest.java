package dev.hookline.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

  @Test
  void nothing_given_is_a_server_on_port_8080() {
    Config config = ready(Map.of());

    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.maxBodyBytes()).isEqualTo(1 << 20);
    assertThat(config.retention()).isEqualTo(Duration.ofDays(30));
    assertThat(config.apiKey()).isEmpty();
  }

  @Test
  void every_error_is_reported_at_once() {
    List<String> errors =
        wrong(
            Map.of(
                "HOOKLINE_PORT", "99999",
                "HOOKLINE_RETENTION", "soon",
                "HOOKLINE_MAX_BODY", "lots",
                "HOOKLINE_DELIVERY_ALLOW", "10.0.0.0/99",
                "HOOKLINE_PUBLIC_URL", "ftp://hooks.example",
                "HOOKLINE_LOG_FORMAT", "xml"));

    assertThat(errors).hasSize(6);
    assertThat(errors)
        .anySatisfy(error -> assertThat(error).startsWith("HOOKLINE_PORT=99999: must be"))
        .anySatisfy(error -> assertThat(error).startsWith("HOOKLINE_RETENTION=soon: must be"));
  }

  @Test
  void a_secret_is_not_shown_in_an_error() {
    List<String> errors =
        wrong(Map.of("HOOKLINE_API_KEY", "too-short", "HOOKLINE_SECRET_KEY", "not-32-bytes"));

    assertThat(errors).hasSize(2).noneMatch(error -> error.contains("too-short"));
    assertThat(errors).noneMatch(error -> error.contains("not-32-bytes"));
  }

  @ParameterizedTest
  @CsvSource({"1MiB,1048576", "64KiB,65536", "2048,2048", "1 MB,1000000"})
  void sizes_are_read_with_their_unit(String text, int bytes) {
    assertThat(ready(Map.of("HOOKLINE_MAX_BODY", text)).maxBodyBytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"30d,P30D", "12h,PT12H", "PT90M,PT90M", "7200s,PT2H"})
  void durations_are_read_in_both_notations(String text, Duration duration) {
    assertThat(ready(Map.of("HOOKLINE_RETENTION", text)).retention()).isEqualTo(duration);
  }

  @Test
  void a_password_in_the_public_url_is_refused_and_not_repeated() {
    assertThat(ConfigReader.read(Map.of("HOOKLINE_PUBLIC_URL", "https://me:test-pw@hooks.example")))
        .isInstanceOfSatisfying(
            ConfigResult.Wrong.class,
            wrong ->
                assertThat(wrong.errors())
                    .singleElement()
                    .asString()
                    .contains("without user")
                    .doesNotContain("test-pw"));
  }

  @Test
  void a_public_url_loses_its_last_slash() {
    Config config = ready(Map.of("HOOKLINE_PUBLIC_URL", "https://hooks.example/"));

    assertThat(config.publicUrl()).contains("https://hooks.example");
  }

  @Test
  void every_network_that_is_wrong_is_named() {
    assertThat(wrong(Map.of("HOOKLINE_DELIVERY_ALLOW", "10.0.0.0/33, 127.0.0.0/8, elephant")))
        .hasSize(2)
        .anySatisfy(error -> assertThat(error).contains(": ").contains("10.0.0.0/33"))
        .anySatisfy(error -> assertThat(error).contains("elephant"));
    assertThat(wrong(Map.of("HOOKLINE_TRUSTED_PROXIES", "a,b"))).hasSize(2);
  }

  private static Config ready(Map<String, String> given) {
    return switch (ConfigReader.read(given)) {
      case ConfigResult.Ready(Config config) -> config;
      case ConfigResult.Wrong(List<String> errors) -> fail("refused: " + errors);
    };
  }

  private static List<String> wrong(Map<String, String> given) {
    return switch (ConfigReader.read(given)) {
      case ConfigResult.Ready _ -> fail("accepted");
      case ConfigResult.Wrong(List<String> errors) -> errors;
    };
  }
}
