package dev.hookline.delivery.guard;

import static dev.hookline.delivery.guard.ScriptedResolver.answering;
import static dev.hookline.delivery.guard.Verdicts.PLAIN_HTTP_TOO;
import static dev.hookline.delivery.guard.Verdicts.STRICT;
import static dev.hookline.delivery.guard.Verdicts.atCreation;
import static dev.hookline.delivery.guard.Verdicts.exempting;
import static dev.hookline.delivery.guard.Verdicts.forAttempt;
import static dev.hookline.delivery.guard.Verdicts.target;
import static dev.hookline.delivery.guard.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private static final GuardPolicy LOOPBACK_EXEMPT = exempting("127.0.0.0/8,::1/128");

  @Test
  void a_public_name_may_be_reached_at_all_its_addresses_in_their_order() {
    AttemptVerdict verdict =
        verdict(
            STRICT, "https://a.example/", answering("a.example", "93.184.215.14", "2606:4700::1"));

    assertThat(verdict)
        .isEqualTo(
            new AttemptVerdict.Allowed(
                target("https://a.example/"),
                List.of(
                    InetAddress.ofLiteral("93.184.215.14"),
                    InetAddress.ofLiteral("2606:4700::1"))));
  }

  @Test
  void one_forbidden_answer_blocks_all() {
    for (String forbidden :
        List.of("10.0.0.1", "::1", "fd00::1", "64:ff9b::808:808", "2002:a00:1::")) {
      assertThat(
              forAttempt(
                  STRICT,
                  "https://a.example/",
                  answering("a.example", "93.184.215.14", "2606:4700::1", forbidden)))
          .isEqualTo("forbidden_address");
    }
  }

  @Test
  void a_name_without_address_is_unresolved_and_may_be_tried_again() {
    assertThat(forAttempt(STRICT, "https://a.example/", answering("a.example")))
        .isEqualTo("unresolved");
    assertThat(forAttempt(STRICT, "https://a.example/", answering("b.example", "1.1.1.1")))
        .isEqualTo("unresolved");
  }

  @Test
  void a_literal_is_vetted_without_a_lookup() {
    Resolver never =
        (name, _) -> {
          throw new AssertionError("looked up " + name);
        };

    assertThat(verdict(STRICT, "https://1.1.1.1/", never))
        .isInstanceOfSatisfying(
            AttemptVerdict.Allowed.class,
            allowed -> assertThat(allowed.address()).isEqualTo(InetAddress.ofLiteral("1.1.1.1")));
    assertThat(forAttempt(STRICT, "https://10.0.0.1/", never)).isEqualTo("forbidden_address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/",
        "http://127.9.9.9/",
        "http://[::1]:8080/",
        "http://localhost:8080/",
        "https://localhost/",
        "http://app.localhost/",
        "http://receiver:8080/"
      })
  void an_exemption_of_loopback_opens_loopback_over_plain_http(String url) {
    assertThat(atCreation(LOOPBACK_EXEMPT, url)).isEqualTo("allowed");
    assertThat(atCreation(STRICT, url)).isNotEqualTo("allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::2]/",
        "http://printer.local/",
        "http://metadata/",
        "http://metadata.google.internal/",
        "http://example.com/",
        "http://0.0.0.0/",
        "http://[::]/",
        "https://[64:ff9b::7f00:1]/"
      })
  void an_exemption_of_loopback_opens_nothing_else(String url) {
    assertThat(atCreation(LOOPBACK_EXEMPT, url)).isNotEqualTo("allowed");
  }

  @Test
  void an_internal_name_needs_every_address_to_be_exempt() {
    assertThat(forAttempt(LOOPBACK_EXEMPT, "http://box/", answering("box", "127.0.0.1", "::1")))
        .isEqualTo("allowed");
    assertThat(
            forAttempt(LOOPBACK_EXEMPT, "http://box/", answering("box", "127.0.0.1", "10.0.0.1")))
        .isEqualTo("forbidden_address");
    assertThat(forAttempt(LOOPBACK_EXEMPT, "https://box/", answering("box", "1.1.1.1")))
        .isEqualTo("internal_name");
    assertThat(forAttempt(exempting("10.0.0.0/8"), "http://a.svc/", answering("a.svc", "10.1.2.3")))
        .isEqualTo("allowed");
  }

  @Test
  void an_internal_name_is_not_even_looked_up_without_exemption() {
    ScriptedResolver resolver = answering("a.internal", "1.1.1.1");

    assertThat(forAttempt(STRICT, "https://a.internal/", resolver)).isEqualTo("internal_name");
    assertThat(resolver.lookups("a.internal")).isZero();
  }

  @Test
  void plain_http_goes_to_exempt_addresses_only_until_it_is_switched_on() {
    GuardPolicy privateExempt = exempting("10.0.0.0/8");

    assertThat(atCreation(STRICT, "http://a.example/")).isEqualTo("plain_http");
    assertThat(atCreation(STRICT, "http://1.1.1.1/")).isEqualTo("plain_http");
    assertThat(atCreation(PLAIN_HTTP_TOO, "http://a.example/")).isEqualTo("allowed");
    assertThat(forAttempt(PLAIN_HTTP_TOO, "http://a.example/", answering("a.example", "1.1.1.1")))
        .isEqualTo("allowed");
    assertThat(forAttempt(privateExempt, "http://a.example/", answering("a.example", "10.0.0.1")))
        .isEqualTo("allowed");
    assertThat(
            forAttempt(
                privateExempt, "http://a.example/", answering("a.example", "10.0.0.1", "1.1.1.1")))
        .isEqualTo("plain_http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "168.63.129.16",
        "100.100.100.200",
        "fd00:ec2::254",
        "169.254.170.23",
        "fd20:ce::254"
      })
  void metadata_opens_only_when_named_exactly(String metadata) {
    String host = metadata.contains(":") ? "[" + metadata + "]" : metadata;
    String url = "http://" + host + "/";
    int bits = metadata.contains(":") ? 128 : 32;

    assertThat(atCreation(STRICT, url)).isEqualTo("metadata_address");
    assertThat(atCreation(exempting("0.0.0.0/0,::/0"), url)).isEqualTo("metadata_address");
    assertThat(atCreation(exempting("169.254.169.0/24,fd00:ec2::/64"), url))
        .isEqualTo("metadata_address");
    assertThat(atCreation(exempting(metadata + "/" + bits), url)).isEqualTo("allowed");
    assertThat(atCreation(exempting(metadata), url)).isEqualTo("allowed");
  }

  @Test
  void a_wide_exemption_does_not_open_metadata_inside_a_carrier() {
    GuardPolicy everything = exempting("0.0.0.0/0,::/0");

    for (String host :
        List.of(
            "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "::a9fe:a9fe")) {
      assertThat(atCreation(everything, "http://[" + host + "]/")).isEqualTo("metadata_address");
    }
  }

  @Test
  void an_exempt_translator_prefix_reaches_public_addresses_only() {
    GuardPolicy translated = exempting("64:ff9b::/96");

    assertThat(atCreation(translated, "https://[64:ff9b::808:808]/")).isEqualTo("allowed");
    assertThat(atCreation(translated, "https://[64:ff9b::a00:1]/")).isEqualTo("forbidden_address");
    assertThat(atCreation(exempting("64:ff9b::/96,10.0.0.0/8"), "https://[64:ff9b::a00:1]/"))
        .isEqualTo("allowed");
  }

  @Test
  void a_metadata_name_needs_a_metadata_exemption() {
    String url = "http://metadata.google.internal/";
    Resolver resolver = answering("metadata.google.internal", "169.254.169.254");

    assertThat(forAttempt(exempting("0.0.0.0/0"), url, resolver)).isEqualTo("metadata_name");
    assertThat(forAttempt(exempting("169.254.169.254"), url, resolver)).isEqualTo("allowed");
  }

  @Test
  void a_refused_port_is_refused_for_exempt_addresses_too() {
    assertThat(atCreation(LOOPBACK_EXEMPT, "http://127.0.0.1:6379/")).isEqualTo("refused_port");
    assertThat(atCreation(STRICT.withRefusedPorts(Set.of()), "https://a.example:6379/"))
        .isEqualTo("allowed");
    assertThat(atCreation(STRICT, "https://a.example:8443/")).isEqualTo("allowed");
  }

  @Test
  void this_server_is_no_target_by_name_or_by_listener() {
    OwnListeners listeners = new OwnListeners(Set.of(InetAddress.ofLiteral("1.1.1.1")));
    listeners.listenOn(8443);
    GuardPolicy own = STRICT.withOwn(Set.of("hooks.self.example"), listeners);

    assertThat(atCreation(own, "https://hooks.self.example./api")).isEqualTo("own_address");
    assertThat(atCreation(own, "https://1.1.1.1:8443/")).isEqualTo("own_address");
    assertThat(atCreation(own, "https://1.1.1.1/")).isEqualTo("allowed");
    assertThat(forAttempt(own, "https://a.example:8443/", answering("a.example", "1.1.1.1")))
        .isEqualTo("own_address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.0.0.2", "127.1.2.3", "0.0.0.0", "[::1]", "[::]", "localhost"})
  void this_server_is_no_target_on_any_loopback_address_although_all_are_exempt(String host) {
    OwnListeners listeners = new OwnListeners(Set.of());
    GuardPolicy own = exempting("0.0.0.0/0,::/0").withOwn(Set.of(), listeners);
    Resolver resolver = answering("localhost", "127.0.0.1");
    listeners.listenOn(8081);

    assertThat(forAttempt(own, "http://" + host + ":8081/api", resolver)).isEqualTo("own_address");
    assertThat(forAttempt(own, "http://" + host + ":8082/", resolver)).isNotEqualTo("own_address");
  }

  @Test
  void a_reason_names_the_rule_but_not_the_internal_address() {
    AttemptVerdict verdict =
        verdict(STRICT, "https://a.example/", answering("a.example", "10.1.2.3"));

    assertThat(verdict)
        .isEqualTo(
            new AttemptVerdict.Blocked(
                RefusalCode.FORBIDDEN_ADDRESS,
                "a.example leads to an address that is not public (private network, 10.0.0.0/8);"
                    + " only the operator can exempt it"));
  }
}
