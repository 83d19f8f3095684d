package dev.hookline.signatures.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.scheme.BasicCredentials;
import dev.hookline.signatures.scheme.HeaderToken;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.StandardWebhooksKeys;
import dev.hookline.signatures.scheme.TimestampRule;
import dev.hookline.signatures.scheme.TwilioScheme;
import dev.hookline.signatures.scheme.Unsigned;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every provider that can be signed for: what the signer makes, the verifier accepts, and nothing
 * else.
 */
class RoundTripTest {

  private static final long NOW = 1_767_225_600_000L;
  private static final String URL = "https://hooks.example.com/in/abc?x=1%2F2";
  private static final byte[] BODY = "name=value&other=%C3%A9".getBytes(UTF_8);
  private static final String ID = "msg-0001";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Their private key, or the place of their signature, is out of reach. */
  private static final Set<String> NOT_SIGNABLE =
      Set.of("adyen", "mailgun", "messagebird", "paypal", "plaid", "sendgrid");

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

  static Stream<Provider> signable() {
    return Providers.all().stream().filter(provider -> !NOT_SIGNABLE.contains(provider.key()));
  }

  static Stream<Provider> authenticated() {
    return signable().filter(provider -> !(scheme(provider) instanceof Unsigned));
  }

  static Stream<Provider> provingTheBody() {
    return authenticated().filter(RoundTripTest::provesTheBody);
  }

  static Stream<Provider> timed() {
    return provingTheBody().filter(provider -> toleranceMillis(provider) > 0);
  }

  /** 0 for schemes without a signed time. */
  private static long toleranceMillis(Provider provider) {
    return switch (scheme(provider)) {
      case SignatureScheme scheme -> {
        TimestampRule rule = scheme.timestamp();
        yield rule == null ? 0 : rule.tolerance().toMillis();
      }
      case TwilioScheme scheme -> 0;
      default -> TimestampRule.DEFAULT_TOLERANCE.toMillis();
    };
  }

  @Test
  void all_others_cannot_be_signed_for() {
    Set<String> withoutSigner =
        Providers.all().stream()
            .filter(provider -> signer(scheme(provider), 0).isEmpty())
            .map(Provider::key)
            .collect(Collectors.toSet());
    assertThat(withoutSigner).isEqualTo(NOT_SIGNABLE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signable")
  void what_is_signed_is_genuine(Provider provider) {
    assertThat(verify(provider, sign(provider), BODY, NOW)).isInstanceOf(Verdict.Genuine.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("provingTheBody")
  void another_body_is_refused(Provider provider) {
    byte[] tampered = BODY.clone();
    tampered[5] ^= 1;
    assertThat(verify(provider, sign(provider), tampered, NOW)).isEqualTo(mismatch());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authenticated")
  void another_secret_is_refused(Provider provider) {
    Secret other = secret(scheme(provider), 1);
    Verdict verdict =
        scheme(provider).verifier(List.of(other)).verify(request(sign(provider), BODY), NOW);
    assertThat(verdict).isEqualTo(mismatch());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authenticated")
  void both_secrets_of_a_rotation_are_accepted(Provider provider) {
    Scheme scheme = scheme(provider);
    Verdict verdict =
        scheme
            .verifier(List.of(secret(scheme, 1), secret(scheme, 0)))
            .verify(request(sign(provider), BODY), NOW);
    assertThat(verdict).isEqualTo(Verdict.genuine(1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authenticated")
  void a_truncated_or_missing_signature_is_refused(Provider provider) {
    Map<String, String> headers = sign(provider);
    String name = signatureHeader(provider);
    String signature = Objects.requireNonNull(headers.get(name));
    for (int length = 0; length < signature.length(); length++) {
      headers.put(name, signature.substring(0, length));
      assertThat(verify(provider, headers, BODY, NOW)).isInstanceOf(Verdict.Refused.class);
    }
    headers.remove(name);
    assertThat(verify(provider, headers, BODY, NOW))
        .isEqualTo(Verdict.refused(Refusal.MISSING_SIGNATURE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authenticated")
  void a_signature_under_another_header_is_refused(Provider provider) {
    Map<String, String> headers = sign(provider);
    headers.put("X-Other", Objects.requireNonNull(headers.remove(signatureHeader(provider))));
    assertThat(verify(provider, headers, BODY, NOW)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("timed")
  void a_signed_time_that_is_too_far_away_is_refused(Provider provider) {
    long toleranceMillis = toleranceMillis(provider);
    Map<String, String> headers = sign(provider);
    assertThat(verify(provider, headers, BODY, NOW + toleranceMillis))
        .isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(provider, headers, BODY, NOW + toleranceMillis + 1000))
        .isEqualTo(Verdict.refused(Refusal.TOO_OLD));
    assertThat(verify(provider, headers, BODY, NOW - toleranceMillis))
        .isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(provider, headers, BODY, NOW - toleranceMillis - 1000))
        .isEqualTo(Verdict.refused(Refusal.IN_FUTURE));
    assertThat(verify(provider, headers, "{}".getBytes(UTF_8), NOW + toleranceMillis + 1000))
        .as("a forged request is not told that its time is wrong")
        .isEqualTo(mismatch());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("authenticated")
  void no_secret_accepts_nothing(Provider provider) {
    for (List<Secret> secrets : List.of(List.<Secret>of(), List.of(Secret.of("")))) {
      assertThat(scheme(provider).verifier(secrets).verify(request(sign(provider), BODY), NOW))
          .isEqualTo(Verdict.refused(Refusal.NO_SECRET));
    }
  }

  private static boolean provesTheBody(Provider provider) {
    Scheme scheme = scheme(provider);
    return !(scheme instanceof HeaderToken
        || scheme instanceof BasicCredentials
        || scheme instanceof Unsigned);
  }

  private static Verdict mismatch() {
    return Verdict.refused(Refusal.MISMATCH);
  }

  private static String signatureHeader(Provider provider) {
    List<SignedHeader> headers = signedHeaders(provider);
    return headers.get(headers.size() - 1).name();
  }

  private static List<SignedHeader> signedHeaders(Provider provider) {
    return signer(scheme(provider), 0)
        .orElseThrow()
        .sign(request(provider.exampleHeaders(), BODY), ID, NOW);
  }

  private static Map<String, String> sign(Provider provider) {
    var headers = new LinkedHashMap<>(provider.exampleHeaders());
    for (SignedHeader header : signedHeaders(provider)) {
      headers.keySet().removeIf(header.name()::equalsIgnoreCase);
      headers.put(header.name(), header.value());
    }
    return headers;
  }

  private static Verdict verify(
      Provider provider, Map<String, String> headers, byte[] body, long now) {
    Scheme scheme = scheme(provider);
    return scheme.verifier(List.of(secret(scheme, 0))).verify(request(headers, body), now);
  }

  private static SignedRequest request(Map<String, String> headers, byte[] body) {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    return SignedRequest.of("POST", URL, all, body);
  }

  private static Scheme scheme(Provider provider) {
    Configuration configuration = provider.configure(SETTINGS.get(provider.key()));
    assertThat(configuration).isInstanceOf(Configuration.Ready.class);
    return ((Configuration.Ready) configuration).scheme();
  }

  private static Optional<Signer> signer(Scheme scheme, int which) {
    return scheme.signer(List.of(secret(scheme, which)));
  }

  private static final List<Secret> PAIRS =
      List.of(
          StandardWebhooksKeys.newPrivateKey(RANDOM), StandardWebhooksKeys.newPrivateKey(RANDOM));

  /** The first kind of secret with which the scheme can do something. */
  private static Secret secret(Scheme scheme, int which) {
    String pair = PAIRS.get(which).without("whsk_").reveal();
    byte[] raw = Base64.getDecoder().decode(pair);
    return Stream.of(
            "whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQtdGVzdC" + which + "A",
            pair,
            HexFormat.of().formatHex(raw),
            "test-user:test-password-" + which)
        .map(Secret::of)
        .filter(secret -> scheme.problemWith(secret).isEmpty())
        .filter(secret -> scheme.signer(List.of(secret)).isPresent())
        .findFirst()
        .orElse(Secret.of("test-secret"));
  }
}
