package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Providers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bytes, times and forms are written. */
class NotationsTest {

  private static final long SEED = 4648;

  @Test
  void a_text_secret_with_blanks_at_its_ends_is_refused_and_no_other_text_is() {
    for (String provider :
        List.of(
            "github",
            "twilio",
            "hubspot-v1",
            "coinbase-cdp",
            "messagebird",
            "gitlab",
            "api-key",
            "cloudevents",
            "microsoft-graph",
            "basic")) {
      Scheme scheme =
          ((Configuration.Ready) Providers.find(provider).orElseThrow().configure(null)).scheme();
      for (String wrong : List.of("a:b\n", " a:b", "a:b\r\n", "\ta:b", "a:b\u2003", "a:b\u0000")) {
        assertThat(scheme.problemWith(Secret.of(wrong)))
            .as(provider)
            .contains("the secret must not begin or end with a blank or a line break");
      }
      assertThat(scheme.problemWith(Secret.of("a:b c\td"))).as(provider).isEmpty();
    }
  }

  @Test
  void random_bytes_survive_both_encodings() {
    var random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(80)];
      random.nextBytes(bytes);
      for (SignatureEncoding encoding : SignatureEncoding.values()) {
        String text = encoding.encode(bytes);
        assertThat(encoding.decode(text, 0, text.length(), bytes.length)).isEqualTo(bytes);
        assertThat(encoding.decode(text, 0, text.length(), bytes.length + 3)).isNull();
      }
      String unpadded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      assertThat(KeyEncoding.BASE64.decode(unpadded)).isEqualTo(bytes);
      assertThat(KeyEncoding.HEX.decode(HexFormat.of().withUpperCase().formatHex(bytes)))
          .isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QQ",
        "QQ=",
        "QR==",
        "Q===",
        "====",
        "QQ==\n",
        " QQ==",
        "Q-==",
        "QQ==QQ==",
        "QUé="
      })
  void base64_has_one_spelling(String text) {
    assertThat(SignatureEncoding.BASE64.decode(text, 0, text.length(), 0)).isNull();
    assertThat(SignatureEncoding.BASE64.decode("QQ==", 0, 4, 0)).isEqualTo(new byte[] {'A'});
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "4g", "0x41", "4 1", "４１", "", "\u0161\u0161"})
  void hexadecimal_is_pairs_of_digits(String text) {
    assertThat(SignatureEncoding.HEX.decode(text, 0, text.length(), 0)).isNull();
  }

  @Test
  void random_instants_read_as_the_java_library_reads_them() {
    var random = new Random(SEED);
    for (int round = 0; round < 5_000; round++) {
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L), random.nextInt(1_000_000_000));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1441) - 720));
      OffsetDateTime time = instant.atOffset(offset).truncatedTo(unit(random));
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
      assertThat(TimestampUnit.RFC3339.parse(text))
          .as(text)
          .isEqualTo(time.toInstant().toEpochMilli());
    }
  }

  private static ChronoUnit unit(Random random) {
    return List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS)
        .get(random.nextInt(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-01-01 00:00:00Z",
        "2026-1-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:61Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00.1234567890Z",
        "2026-01-01T00:00:00+0100",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00ZZ",
        "+2026-01-01T00:00:00Z",
      })
  void other_times_are_not_rfc_3339(String text) {
    assertThat(TimestampUnit.RFC3339.parse(text)).isEqualTo(TimestampUnit.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b=2&a=1|a1b2",
        "a=1&a=1|a1",
        "a=2&a=1|a1a2",
        "a&b=|ab",
        "a=%20+%2B%C3%A9|a  +é",
        "&&a=1&|a1",
        "a=b=c|ab=c",
        "a=%zz|",
        "a=%4|",
        "%|",
      })
  void forms_are_decoded_and_sorted(String form, @Nullable String expected) {
    byte[] joined = SortedForm.of(form.getBytes(UTF_8));
    assertThat(joined == null ? null : new String(joined, UTF_8)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://a.example:443/x",
    "http://a.example?y=:1, http://a.example:80?y=:1",
    "https://a.example:8443/x:9, https://a.example/x:9",
    "https://user:pw@a.example, https://user:pw@a.example:443",
    "https://[::1]/x, https://[::1]:443/x",
    "https://[::1]:1/x, https://[::1]/x",
  })
  void a_url_has_a_second_spelling_of_its_port(String url, String other) {
    assertThat(UrlPort.spellings(url)).containsExactly(url, other);
  }

  @Test
  void some_punctuation_of_a_url_is_decoded_for_hubspot() {
    assertThat(DecodedUrl.of("https://a.example/%3Ax%2f%3F%40%21%24%27%28%29%2A%2C%3B?q=%20%25%4"))
        .isEqualTo("https://a.example/:x/?@!$'()*,;?q=%20%25%4");
    assertThat(DecodedUrl.of(null)).isNull();
  }
}
