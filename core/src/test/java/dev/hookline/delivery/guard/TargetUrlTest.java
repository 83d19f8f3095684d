package dev.hookline.delivery.guard;

import static dev.hookline.delivery.guard.Verdicts.parsing;
import static dev.hookline.delivery.guard.Verdicts.target;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "HTTPS://Hooks.Example.COM/In https://hooks.example.com/In",
        "https://example.com https://example.com/",
        "https://example.com?a=b https://example.com/?a=b",
        "https://example.com./hook https://example.com/hook",
        "https://example.com:443/hook https://example.com/hook",
        "http://example.com:80/hook http://example.com/hook",
        "http://example.com:443/hook http://example.com:443/hook",
        "https://example.com/a/../b?c=%2e%2E https://example.com/a/../b?c=%2e%2E",
        "https://example.com//a https://example.com//a",
        "https://example.com/@me?to=a@b https://example.com/@me?to=a@b",
        "https://example.com/hook#part https://example.com/hook",
        "https://example.com#part https://example.com/",
        "https://example.com/?q=1?2#x?y https://example.com/?q=1?2",
        "https://example.com/é?ü=😀 https://example.com/%C3%A9?%C3%BC=%F0%9F%98%80",
        "https://example.com/{id}|<x> https://example.com/%7Bid%7D%7C%3Cx%3E",
        "https://example.com/\u010d\u010a https://example.com/%C4%8D%C4%8A",
        "https://Bücher.example/ https://xn--bcher-kva.example/",
        "https://bu\u0308cher.example./ https://xn--bcher-kva.example/",
        "https://пример.example/ https://xn--e1afmkfd.example/",
        "https://xn--strae-oqa.example/ https://xn--strae-oqa.example/",
        "https://r3---a.example/ https://r3---a.example/",
        "https://[2606:4700:4700:0:0:0:0:1111]:8443/ https://[2606:4700:4700::1111]:8443/",
        "https://1.2.3.4.example/ https://1.2.3.4.example/"
      })
  void a_url_is_kept_in_one_canonical_form(String given, String canonical) {
    assertThat(target(given).text()).isEqualTo(canonical);
  }

  @Test
  void the_parts_are_those_that_a_request_needs() {
    TargetUrl target = target("https://[2606:4700::1]:8443/in?x=1");

    assertThat(target.secure()).isTrue();
    assertThat(target.host()).isEqualTo("2606:4700::1");
    assertThat(target.port()).isEqualTo(8443);
    assertThat(target.hostHeader()).isEqualTo("[2606:4700::1]:8443");
    assertThat(target.requestTarget()).isEqualTo("/in?x=1");
    assertThat(target.literal()).contains(InetAddress.ofLiteral("2606:4700::1"));
    assertThat(target("https://example.com/").literal()).isEmpty();
    assertThat(target("https://example.com/").hostHeader()).isEqualTo("example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https",
        "https:",
        "https:/",
        "https:/example.com",
        "https:example.com",
        "//example.com/",
        "ftp://example.com/",
        "httpſ://example.com/",
        "https;//example.com/"
      })
  void another_scheme_is_refused(String url) {
    assertThat(parsing(url)).isEqualTo("unsupported_scheme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/ ", "https://example.com/a b", "https://example.com/\ta",
        "https://example.com/\r\nX: y", "https://example.com/?a\u0000", "https://example.com/\\a",
        "https://example.com/#\n", "https://exa\u00a0mple.com/", "https://example.com/\u2028",
        "https://example.com/\u0085", "https://example.com/\ud800", "https://exa%6dple.com/",
        "https://[fe80::1%25eth0]/", "https://[2606:4700::1%0]/"
      })
  void characters_that_end_or_split_a_request_are_refused(String url) {
    assertThat(parsing(url)).isEqualTo("illegal_character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a@example.com/",
        "https://a:b@example.com/",
        "https://@example.com/",
        "https://example.com?@127.0.0.1/",
        "https://example.com#@127.0.0.1/",
        "https://example.com:443@127.0.0.1/"
      })
  void user_information_and_its_look_alikes_are_refused(String url) {
    assertThat(parsing(url)).isEqualTo("user_info");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/",
        "https://0/",
        "https://127.1/",
        "https://127.0.1/",
        "https://0177.0.0.1/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://0xA9FEA9FE/",
        "https://127.0.0.1./",
        "https://127.0.0.1../",
        "https://256.1.1.1/",
        "https://1.2.3.4.5/",
        "https://1.2.3.04/",
        "https://.1/",
        "https://1./",
        "https://x/",
        "https://0x/",
        "https://example.1/",
        "https://example.0x1/",
        "https://example.0x/",
        "https://a.0x7f./",
        "https://127.0.0.1x/",
        "https://4294967297/",
        "https://127.0.0.1.5/"
      })
  void a_number_that_is_not_a_canonical_dotted_quad_is_refused(String url) {
    assertThat(parsing(url)).isEqualTo("numeric_host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://exa_mple.com/",
        "https://-a.com/",
        "https://a-.com/",
        "https://a..com/",
        "https://.com/",
        "https://example.com../",
        "https:///path",
        "https://?q",
        "https://[::1/",
        "https://[::1]a/",
        "https://[]/",
        "https://[1:2]/",
        "https://[:::]/",
        "https://[1::2::3]/",
        "https://[12345::]/",
        "https://[1:2:3:4:5:6:7:8:9]/",
        "https://[1:2:3:4:5:6:7::8:9]/",
        "https://[::01.2.3.4]/",
        "https://[::1.2.3]/",
        "https://[v1.a]/",
        "https://[::1]]/",
        "https://a[::1]/",
        "https://exam!ple.com/",
        "https://a,b.com/",
        "https://xn--/"
      })
  void a_malformed_host_is_refused(String url) {
    assertThat(parsing(url)).isIn("malformed_host", "malformed_port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "https://１２７.0.0.1/",
        "https://127。0。0。1/",
        "https://a．com/",
        "https://١٢٧.0.0.1/",
        "https://local\u200bhost/",
        "https://local\u00adhost/",
        "https://\u212aelvin.com/",
        "https://straße.example/",
        "https://ﬁ.example/",
        "https://a\u200d.example/",
        "https://①.example/",
        "https://²ü.example/",
        "https://ｅxample.com/",
        "https://٣.example/",
        "https://-ü.example/",
        "https://bü\u00adcher.example/",
        "https://straßü.example/",
        "https://bü\u212a.example/"
      })
  void an_international_name_that_would_turn_into_another_is_refused(String url) {
    assertThat(parsing(url)).isIn("international_name", "illegal_character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com:/", "https://example.com:0/", "https://example.com:65536/",
        "https://example.com:0443/", "https://example.com:+443/", "https://example.com:443a/",
        "https://example.com:٤٤٣/", "https://example.com:443:443/", "https://::1/"
      })
  void a_malformed_port_is_refused(String url) {
    assertThat(parsing(url)).isEqualTo("malformed_port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.com/%", "https://example.com/%4", "https://example.com/?a=5%&b"})
  void a_percent_sign_without_two_digits_is_refused(String url) {
    assertThat(parsing(url)).isEqualTo("malformed_percent_encoding");
  }

  @Test
  void the_length_is_limited_as_given_and_as_sent() {
    String start = "https://example.com/";
    String longest = start + "a".repeat(TargetUrl.MAX_LENGTH - start.length());

    assertThat(parsing(longest)).isEqualTo("allowed");
    assertThat(parsing(longest + "a")).isEqualTo("url_too_long");
    assertThat(parsing(start + "é".repeat(400))).isEqualTo("url_too_long");
    assertThat(parsing("https://" + "a".repeat(63) + ".example/")).isEqualTo("allowed");
    assertThat(parsing("https://" + "a".repeat(64) + ".example/")).isEqualTo("malformed_host");
    assertThat(parsing("https://" + "a.".repeat(126) + "b/")).isEqualTo("allowed");
    assertThat(parsing("https://" + "a.".repeat(127) + "b/")).isEqualTo("malformed_host");
  }
}
