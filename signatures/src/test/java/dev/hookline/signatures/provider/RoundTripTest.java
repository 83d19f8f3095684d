package dev.hookline.signatures.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SentMessage;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.sample.SampleMessage;
import dev.hookline.signatures.sample.Samples;
import dev.hookline.signatures.scheme.AdyenItems;
import dev.hookline.signatures.scheme.BasicCredentials;
import dev.hookline.signatures.scheme.BearerToken;
import dev.hookline.signatures.scheme.HeaderToken;
import dev.hookline.signatures.scheme.JwtScheme;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import dev.hookline.signatures.scheme.TwilioScheme;
import dev.hookline.signatures.scheme.Unsigned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provider: what is sent in its name, the verifier accepts, and nothing else. */
class RoundTripTest {

  private static final long NOW = 1_767_225_600_000L;
  private static final String URL = "https://hooks.example.com/in/abc?x=1%2F2";
  private static final String ID = "msg-0001";

  private static final Map<String, Map<String, ?>> SETTINGS =
      Map.of(
          "hmac",
          Map.of(
              "hash", "sha512",
              "signed", "{id}.{timestamp}.{body}",
              "signature", Map.of("header", "X-Sig", "prefix", "v1=", "encoding", "hex"),
              "timestamp", Map.of("header", "X-Time", "unit", "ms", "tolerance", "2m"),
              "event_id", Map.of("header", "X-Id")),
          "ed25519",
          Map.of(
              "signed", "{timestamp}.{body}",
              "signature", Map.of("header", "X-Sig", "encoding", "base64"),
              "timestamp", Map.of("header", "X-Time", "unit", "rfc3339")),
          "paypal",
          Map.of("webhook_id", "TEST-WEBHOOK"));

  /** Their proof lies in the body. */
  private static final Set<String> PROVED_IN_THE_BODY = Set.of("adyen", "mailgun");

  /** They are not imitated; their schemes have tests of their own. */
  private static final Set<String> ELSEWHERE = Set.of("aws-sns", "ebay", "microsoft-graph");

  static Stream<Provider> all() {
    return Providers.all().stream().filter(provider -> !ELSEWHERE.contains(provider.key()));
  }

  static Stream<Provider> authenticated() {
    return all().filter(provider -> !(scheme(provider) instanceof Unsigned));
  }

  static Stream<Provider> provedByHeader() {
    return authenticated().filter(provider -> !PROVED_IN_THE_BODY.contains(provider.key()));
  }

  static Stream<Provider> provingTheBody() {
    return authenticated().filter(RoundTripTest::provesTheBody);
  }

  static Stream<Provider> timed() {
    return provingTheBody().filter(provider -> toleranceMillis(provider) > 0);
  }

  private static boolean provesTheBody(Provider provider) {
    Scheme scheme = scheme(provider);
    return !(scheme instanceof HeaderToken
        || scheme instanceof BearerToken
        || scheme instanceof BasicCredentials);
  }

  /** 0 for schemes without a signed time. */
  private static long toleranceMillis(Provider provider) {
    return switch (scheme(provider)) {
      case SignatureScheme scheme -> {
        TimestampRule rule = scheme.timestamp();
        yield rule == null ? 0 : rule.tolerance().toMillis();
      }
      case TwilioScheme scheme -> 0;
      case AdyenItems scheme -> 0;
      default -> TimestampRule.DEFAULT_TOLERANCE.toMillis();
    };
  }

  @Test
  void no_provider_is_left_out() {
    assertThat(all()).hasSizeGreaterThanOrEqualTo(64);
    assertThat(authenticated()).hasSizeGreaterThanOrEqualTo(63);
    assertThat(timed()).hasSizeGreaterThanOrEqualTo(20);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void what_is_signed_is_genuine(Provider provider) {
    assertThat(verify(provider, sent(provider), NOW)).isInstanceOf(Verdict.Genuine.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void every_kept_sample_is_genuine_and_of_its_type(Provider provider) {
    Configuration.Ready settings = settings(provider);
    for (String type : Samples.types(provider)) {
      SampleMessage sample = sent(provider, type);
      assertThat(verify(provider, sample, NOW)).as(type).isInstanceOf(Verdict.Genuine.class);
      if (!settings.event().type().isEmpty()) {
        assertThat(settings.event().of(sample).type()).isEqualTo(type);
      }
      if (!settings.event().id().isEmpty()) {
        assertThat(settings.event().of(sample).id()).startsWith(ID);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("provingTheBody")
  void another_body_is_refused(Provider provider) {
    SampleMessage sent = sent(provider);
    byte[] tampered = sent.body().clone();
    int at =
        switch (provider.key()) {
          case "adyen" -> indexOf(tampered, "order-1001");
          case "mailgun" -> indexOf(tampered, "00000000");
          default -> tampered.length / 2;
        };
    tampered[at] ^= 1;
    SampleMessage other = sent.with(new SentMessage(List.of(), tampered));
    assertThat(verify(provider, other, NOW)).isEqualTo(refused(Refusal.MISMATCH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authenticated")
  void another_secret_is_refused(Provider provider) {
    Scheme scheme = scheme(provider);
    Secret other = TestKeys.of(scheme, 1).verifying();
    assertThat(scheme.verifier(List.of(other)).verify(sent(provider), NOW))
        .isEqualTo(refused(Refusal.MISMATCH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authenticated")
  void both_secrets_of_a_rotation_are_accepted(Provider provider) {
    Scheme scheme = scheme(provider);
    List<Secret> secrets =
        List.of(TestKeys.of(scheme, 1).verifying(), TestKeys.of(scheme, 0).verifying());
    assertThat(scheme.verifier(secrets).verify(sent(provider), NOW)).isEqualTo(Verdict.genuine(1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("provedByHeader")
  void a_truncated_signature_is_refused_as_malformed_or_as_no_match(Provider provider) {
    SampleMessage sent = sent(provider);
    SignedHeader proof = proof(provider);
    for (int length = 0; length < proof.value().length(); length++) {
      var shorter = new SignedHeader(proof.name(), proof.value().substring(0, length));
      Verdict verdict = verify(provider, sent.with(shorter), NOW);
      assertThat(verdict)
          .as("the first %s of %s", length, proof.value())
          .isIn(
              refused(Refusal.MALFORMED_SIGNATURE),
              refused(Refusal.MISMATCH),
              refused(Refusal.MISSING_SIGNATURE),
              refused(Refusal.MISSING_TIMESTAMP),
              refused(Refusal.MALFORMED_TIMESTAMP),
              refused(Refusal.UNSUPPORTED));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("provedByHeader")
  void a_signature_short_of_its_last_bytes_is_malformed_where_its_length_is_fixed(
      Provider provider) {
    SignedHeader proof = proof(provider);
    String text = proof.value();
    var shorter = new SignedHeader(proof.name(), text.substring(0, text.length() - 8));
    Refusal expected =
        switch (scheme(provider)) {
          case HeaderToken token -> Refusal.MISMATCH;
          case BearerToken token -> Refusal.MISMATCH;
          case BasicCredentials credentials -> Refusal.MISMATCH;
          case JwtScheme token -> Refusal.MISMATCH;
          case SignatureScheme scheme ->
              switch (scheme.algorithm()) {
                case ECDSA_P256_SHA256, ECDSA_P256_SHA1, RSA_SHA1, RSA_SHA256 -> Refusal.MISMATCH;
                case HMAC_SHA1, HMAC_SHA256, HMAC_SHA512, SECRET_PREFIXED_SHA256, ED25519 ->
                    Refusal.MALFORMED_SIGNATURE;
              };
          default -> Refusal.MALFORMED_SIGNATURE;
        };
    assertThat(verify(provider, sent(provider).with(shorter), NOW)).isEqualTo(refused(expected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("provedByHeader")
  void a_signature_under_another_header_is_missing(Provider provider) {
    SampleMessage sent = sent(provider);
    SignedHeader proof = proof(provider);
    List<SignedHeader> headers = new ArrayList<>(sent.headers());
    headers.removeIf(header -> header.name().equalsIgnoreCase(proof.name()));
    headers.add(new SignedHeader("X-Other", proof.value()));
    assertThat(verify(provider, new SampleMessage(URL, headers, sent.body()), NOW))
        .isEqualTo(refused(Refusal.MISSING_SIGNATURE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("timed")
  void a_signed_time_that_is_too_far_away_is_refused(Provider provider) {
    boolean issuedForAMinute = "messagebird".equals(provider.key());
    long before = issuedForAMinute ? 5_000 : toleranceMillis(provider);
    long after = issuedForAMinute ? 65_000 : toleranceMillis(provider);
    SampleMessage sent = sent(provider);
    assertThat(verify(provider, sent, NOW + after)).isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(provider, sent, NOW + after + 1000)).isEqualTo(refused(Refusal.TOO_OLD));
    assertThat(verify(provider, sent, NOW - before)).isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(provider, sent, NOW - before - 1000)).isEqualTo(refused(Refusal.IN_FUTURE));
    Secret other = TestKeys.of(scheme(provider), 1).verifying();
    assertThat(scheme(provider).verifier(List.of(other)).verify(sent, NOW + after + 1000))
        .as("a forged request is not told that its time is wrong")
        .isEqualTo(refused(Refusal.MISMATCH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authenticated")
  void no_secret_accepts_nothing(Provider provider) {
    for (List<Secret> secrets : List.of(List.<Secret>of(), List.of(Secret.of("")))) {
      assertThat(scheme(provider).verifier(secrets).verify(sent(provider), NOW))
          .isEqualTo(refused(Refusal.NO_SECRET));
    }
  }

  @Test
  void a_time_that_was_never_signed_is_not_looked_at() {
    Provider github = Providers.find("github").orElseThrow();
    long aYearLater = NOW + Duration.ofDays(365).toMillis();
    assertThat(verify(github, sent(github), aYearLater)).isInstanceOf(Verdict.Genuine.class);
  }

  private static int indexOf(byte[] bytes, String text) {
    int at = new String(bytes, ISO_8859_1).indexOf(text);
    assertThat(at).isNotNegative();
    return at;
  }

  private static Verdict refused(Refusal cause) {
    return Verdict.refused(cause);
  }

  private static SampleMessage unsigned(Provider provider, String... type) {
    return Samples.unsigned(
        provider, settings(provider).event(), URL, type.length == 0 ? null : type[0], ID);
  }

  private static SignedHeader proof(Provider provider) {
    Scheme scheme = scheme(provider);
    return scheme
        .sender(List.of(TestKeys.of(scheme, 0).signing()))
        .orElseThrow()
        .send(unsigned(provider), ID, NOW)
        .proof()
        .getLast();
  }

  private static SampleMessage sent(Provider provider, String... type) {
    Secret secret = TestKeys.of(scheme(provider), 0).signing();
    return Samples.signed(
            provider,
            settings(provider),
            List.of(secret),
            URL,
            type.length == 0 ? null : type[0],
            ID,
            NOW)
        .orElseThrow();
  }

  private static Verdict verify(Provider provider, SampleMessage sent, long now) {
    Scheme scheme = scheme(provider);
    return scheme.verifier(List.of(TestKeys.of(scheme, 0).verifying())).verify(sent, now);
  }

  private static Configuration.Ready settings(Provider provider) {
    Configuration configuration = provider.configure(SETTINGS.get(provider.key()));
    assertThat(configuration).isInstanceOf(Configuration.Ready.class);
    return (Configuration.Ready) configuration;
  }

  private static Scheme scheme(Provider provider) {
    return settings(provider).scheme();
  }
}
