package dev.hookline.delivery.guard;

import static dev.hookline.delivery.guard.Verdicts.PLAIN_HTTP_TOO;
import static dev.hookline.delivery.guard.Verdicts.STRICT;
import static dev.hookline.delivery.guard.Verdicts.atCreation;
import static dev.hookline.delivery.guard.Verdicts.exempting;
import static dev.hookline.delivery.guard.Verdicts.forAttempt;
import static dev.hookline.delivery.guard.Verdicts.parsing;
import static dev.hookline.delivery.guard.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every entry of the shared fixture, as far as the guard decides it. That a redirect is not
 * followed and that no proxy of the environment is used is for the sender to show; here its targets
 * and its first hop are vetted. Every entry of the {@code policy} tier is agreed with.
 */
class SsrfFixtureTest {

  /** Where the second lookup belongs to a second attempt, that one must be blocked. */
  private static final Set<String> REBOUND_FOR_THE_NEXT_ATTEMPT =
      Set.of("https://rebind-on-retry.test/hook", "https://rebind-keepalive.test/hook");

  @Test
  void every_entry_has_a_stage_that_is_tested_here() {
    Set<String> stages = SsrfCase.all().stream().map(SsrfCase::stage).collect(Collectors.toSet());

    assertThat(SsrfCase.all()).hasSizeGreaterThanOrEqualTo(137);
    assertThat(stages)
        .containsExactlyInAnyOrder(
            "literal",
            "name",
            "parse",
            "policy",
            "port",
            "ok",
            "dns",
            "redirect",
            "self",
            "env",
            "config");
  }

  static List<SsrfCase> decidedWithoutLookup() {
    return SsrfCase.ofStage("literal", "name", "parse", "policy", "port", "ok");
  }

  @ParameterizedTest
  @MethodSource("decidedWithoutLookup")
  void a_stored_url_is_judged_as_expected(SsrfCase entry) {
    assertThat(atCreation(STRICT, entry.url()).equals("allowed")).isEqualTo(entry.allowed());
  }

  @ParameterizedTest
  @MethodSource("decidedWithoutLookup")
  void an_attempt_is_judged_as_expected(SsrfCase entry) {
    String verdict = forAttempt(STRICT, entry.url(), new ScriptedResolver(entry.dns()));

    assertThat(verdict.equals("allowed")).isEqualTo(entry.allowed());
  }

  static List<SsrfCase> refusedWhateverTheScheme() {
    return SsrfCase.ofStage("literal", "name", "parse", "port").stream()
        .filter(entry -> !entry.allowed())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("refusedWhateverTheScheme")
  void plain_http_being_permitted_opens_nothing_internal(SsrfCase entry) {
    assertThat(atCreation(PLAIN_HTTP_TOO, entry.url())).isNotEqualTo("allowed");
  }

  /** One entry is a well-formed URL of a forbidden address. */
  static List<SsrfCase> refusedByTheParser() {
    return SsrfCase.ofStage("parse").stream()
        .filter(entry -> !entry.url().equals("http://127.0.0.1/@example.com/"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("refusedByTheParser")
  void what_cannot_be_parsed_safely_has_no_target(SsrfCase entry) {
    assertThat(parsing(entry.url())).isNotEqualTo("allowed");
  }

  static List<SsrfCase> decidedByAnswers() {
    return SsrfCase.ofStage("dns", "env");
  }

  @ParameterizedTest
  @MethodSource("decidedByAnswers")
  void the_first_lookup_alone_decides_an_attempt(SsrfCase entry) {
    ScriptedResolver resolver = new ScriptedResolver(entry.dns());
    boolean firstAttemptAllowed =
        entry.allowed() || REBOUND_FOR_THE_NEXT_ATTEMPT.contains(entry.url());

    AttemptVerdict verdict = verdict(STRICT, entry.url(), resolver);

    assertThat(verdict instanceof AttemptVerdict.Allowed).isEqualTo(firstAttemptAllowed);
    assertThat(resolver.lookups(Verdicts.target(entry.url()).host())).isEqualTo(1);
    if (verdict instanceof AttemptVerdict.Allowed allowed) {
      List<String> addresses =
          allowed.addresses().stream().map(InetAddress::getHostAddress).toList();
      assertThat(addresses).containsAll(entry.texts("must_connect_to"));
      assertThat(addresses).doesNotContainAnyElementsOf(neverConnectedTo(entry));
    }
  }

  @Test
  void a_name_that_turns_private_is_blocked_at_the_next_attempt() {
    for (SsrfCase entry : decidedByAnswers()) {
      if (REBOUND_FOR_THE_NEXT_ATTEMPT.contains(entry.url())) {
        ScriptedResolver resolver = new ScriptedResolver(entry.dns());

        assertThat(forAttempt(STRICT, entry.url(), resolver)).isEqualTo("allowed");
        assertThat(forAttempt(STRICT, entry.url(), resolver)).isEqualTo("forbidden_address");
      }
    }
  }

  static List<SsrfCase> redirects() {
    return SsrfCase.ofStage("redirect");
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void the_first_hop_of_a_redirect_may_be_contacted(SsrfCase entry) {
    assertThat(forAttempt(STRICT, entry.url(), new ScriptedResolver(entry.dns())))
        .isEqualTo("allowed");
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void a_location_that_is_internal_is_no_target_either(SsrfCase entry) {
    String location = entry.json().path("redirect").path("location").asString();

    assertThat(atCreation(STRICT, location).equals("allowed"))
        .isEqualTo(location.startsWith("https://good.test/") || location.contains("redir.test"));
  }

  @Test
  void the_own_public_host_is_no_target() {
    GuardPolicy policy = STRICT.withOwn(Set.of("hookline.self.test"), new OwnListeners(Set.of()));
    for (SsrfCase entry : SsrfCase.ofStage("self")) {
      String url = entry.url().replace("{own-public-host}", "hookline.self.test");

      assertThat(atCreation(policy, url)).isEqualTo("own_address");
      assertThat(atCreation(STRICT, url)).isEqualTo("allowed");
    }
  }

  @Test
  void only_the_operator_configures_exemptions_and_not_those_of_metadata_by_a_wide_block() {
    for (SsrfCase entry : SsrfCase.ofStage("config")) {
      List<String> blocks =
          entry
              .json()
              .path("config")
              .path("allow_cidrs")
              .valueStream()
              .map(b -> b.asString())
              .toList();

      String verdict =
          forAttempt(
              exempting(String.join(",", blocks)), entry.url(), new ScriptedResolver(entry.dns()));

      assertThat(verdict.equals("allowed")).isEqualTo(entry.allowed());
    }
  }

  private static List<String> neverConnectedTo(SsrfCase entry) {
    List<String> never = entry.texts("must_never_connect_to");
    return never.isEmpty() ? List.of("127.0.0.1") : never;
  }
}
