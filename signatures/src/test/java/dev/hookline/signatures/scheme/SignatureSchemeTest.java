package dev.hookline.signatures.scheme;

import static dev.hookline.signatures.scheme.Field.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureSchemeTest {

  private static final long NOW = 1_767_225_600_000L;
  private static final byte[] BODY = "{\"amount\":1}".getBytes(UTF_8);
  private static final Secret SECRET = Secret.of("test-secret");
  private static final HeaderField LIST = header("X-Sig");
  private static final SignatureScheme SCHEME =
      SignatureScheme.of(
          Algorithm.HMAC_SHA256,
          "{timestamp}.{body}",
          SignatureRule.hex(LIST.element("v1=", ",")),
          TimestampRule.seconds(LIST.element("t=", ",")));
  private static final String GOOD = signature(SCHEME, SECRET);
  private static final String WRONG = "ab".repeat(32);

  @Test
  void sixteen_signatures_are_looked_at_and_more_are_refused() {
    String t = "t=1767225600,";
    assertThat(verify(t + ("v1=" + WRONG + ",").repeat(15) + "v1=" + GOOD)).isEqualTo(genuine());
    assertThat(verify(t + ("v1=" + WRONG + ",").repeat(16) + "v1=" + GOOD))
        .isEqualTo(refused(Refusal.MALFORMED_SIGNATURE));
  }

  @Test
  void where_there_are_more_places_than_sixteen_each_is_looked_at() {
    List<Field> places =
        IntStream.rangeClosed(1, 100).<Field>mapToObj(number -> header("X-Sig-" + number)).toList();
    var scheme =
        SignatureScheme.of(
            Algorithm.HMAC_SHA256, "{body}", new SignatureRule(places, SignatureEncoding.HEX));
    var headers = new HashMap<String, String>();
    places.forEach(place -> headers.put(((HeaderField) place).name(), WRONG));
    headers.put("X-Sig-100", signature(scheme, SECRET));

    assertThat(
            scheme
                .verifier(List.of(SECRET))
                .verify(SignedRequest.of("POST", null, headers, BODY), NOW))
        .isEqualTo(genuine());
  }

  @ParameterizedTest
  @CsvSource({
    "webhook-id, MISSING_FIELD",
    "webhook-timestamp, MISSING_TIMESTAMP",
    "webhook-signature, MALFORMED_SIGNATURE"
  })
  void what_is_empty_is_as_good_as_missing(String name, Refusal refusal) {
    var secret = Secret.of("dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=");
    var scheme = StandardWebhooks.standard();
    var headers = new HashMap<String, String>();
    for (SignedHeader header :
        scheme.signer(List.of(secret)).orElseThrow().sign(BODY, "msg_1", NOW)) {
      headers.put(header.name(), header.value());
    }
    headers.put(name, "");

    assertThat(
            scheme
                .verifier(List.of(secret))
                .verify(SignedRequest.of("POST", null, headers, BODY), NOW))
        .isEqualTo(refused(refusal));
  }

  @Test
  void a_header_over_eight_kilobytes_is_not_read() {
    String good = "t=1767225600,v1=" + GOOD;
    assertThat(verify(good + ",v9=" + "x".repeat(8000))).isEqualTo(genuine());
    assertThat(verify(good + ",v9=" + "x".repeat(9000)))
        .isEqualTo(refused(Refusal.MALFORMED_SIGNATURE));
  }

  @Test
  void other_versions_are_passed_over_and_count_for_nothing() {
    assertThat(verify("v0=" + GOOD + ",t=1767225600, v1=" + GOOD + " ,v2=" + GOOD))
        .isEqualTo(genuine());
    assertThat(verify("t=1767225600,v0=" + GOOD + ",v2=" + GOOD))
        .isEqualTo(refused(Refusal.MALFORMED_SIGNATURE));
    assertThat(verify("t=1767225600,v1=nonsense,v1=" + GOOD)).isEqualTo(genuine());
  }

  @Test
  void a_repeated_time_is_refused_even_when_both_agree() {
    assertThat(verify("t=1767225600,t=1767225600,v1=" + GOOD))
        .isEqualTo(refused(Refusal.MALFORMED_TIMESTAMP));
    assertThat(verify("v1=" + GOOD)).isEqualTo(refused(Refusal.MISSING_TIMESTAMP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 1767225600",
        "+1767225600",
        "-1767225600",
        "1767225600.0",
        "1.7e9",
        "0x695",
        "１７６７２２５６００",
        "99999999999999999999",
        "9223372036854775807",
        "1767225600\u0000"
      })
  void a_time_is_ascii_digits_and_nothing_else(String time) {
    var scheme =
        SignatureScheme.of(
            Algorithm.HMAC_SHA256,
            "{timestamp}.{body}",
            SignatureRule.hex(header("X-Sig")),
            TimestampRule.seconds(header("X-Time")));
    var request = SignedRequest.of("POST", null, Map.of("X-Sig", WRONG, "X-Time", time), BODY);
    assertThat(scheme.verifier(List.of(SECRET)).verify(request, NOW))
        .isEqualTo(refused(Refusal.MALFORMED_TIMESTAMP));
  }

  @Test
  void repeated_headers_are_refused() {
    var scheme =
        SignatureScheme.of(Algorithm.HMAC_SHA256, "{body}", SignatureRule.hex(header("X-Sig")));
    String good = signature(scheme, SECRET);
    Verifier verifier = scheme.verifier(List.of(SECRET));
    assertThat(verifier.verify(withHeader("X-Sig", List.of(good)), NOW)).isEqualTo(genuine());
    assertThat(verifier.verify(withHeader("X-Sig", List.of(good, good)), NOW))
        .isEqualTo(refused(Refusal.MALFORMED_SIGNATURE));
  }

  @Test
  void hexadecimal_signatures_may_be_of_either_case() {
    assertThat(verify("t=1767225600,v1=" + GOOD.toUpperCase(Locale.ROOT))).isEqualTo(genuine());
  }

  @Test
  void the_message_id_must_not_hold_its_delimiter() {
    var scheme = StandardWebhooks.standard().symmetric();
    var secret = Secret.of("dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=");
    var signer = scheme.signer(List.of(secret)).orElseThrow();
    assertThatIllegalArgumentException().isThrownBy(() -> signer.sign(BODY, "msg.1", NOW));

    var headers = new HashMap<String, String>();
    byte[] shifted = "1767225600.{}".getBytes(UTF_8);
    for (SignedHeader header : signer.sign(shifted, "msg", NOW)) {
      headers.put(header.name(), header.value());
    }
    headers.put("webhook-id", "msg.1767225600");
    var forged = SignedRequest.of("POST", null, headers, "{}".getBytes(UTF_8));
    assertThat(scheme.verifier(List.of(secret)).verify(forged, NOW))
        .isEqualTo(refused(Refusal.MALFORMED_FIELD));
  }

  @Test
  void a_header_that_bytes_cannot_spell_is_refused() {
    var secret = Secret.of("dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=");
    var scheme = StandardWebhooks.standard();
    var headers = new HashMap<String, String>();
    for (SignedHeader header :
        scheme.signer(List.of(secret)).orElseThrow().sign(BODY, "msg_?", NOW)) {
      headers.put(header.name(), header.value());
    }
    headers.put("webhook-id", "msg_☃");
    assertThat(
            scheme
                .verifier(List.of(secret))
                .verify(SignedRequest.of("POST", null, headers, BODY), NOW))
        .isEqualTo(refused(Refusal.MALFORMED_FIELD));
  }

  @Test
  void a_url_that_is_signed_must_be_known() {
    var scheme =
        SignatureScheme.of(
            Algorithm.HMAC_SHA256, "{url}{body}", SignatureRule.hex(header("X-Sig")));
    var request = SignedRequest.of("POST", null, Map.of("X-Sig", WRONG), BODY);
    assertThat(scheme.verifier(List.of(SECRET)).verify(request, NOW))
        .isEqualTo(refused(Refusal.MISSING_FIELD));
  }

  @Test
  void a_public_key_is_never_an_hmac_secret() {
    Secret privateKey = StandardWebhooksKeys.newPrivateKey(new SecureRandom());
    String publicKey = StandardWebhooksKeys.publicKeyOf(privateKey).orElseThrow();
    Secret sameBytes = Secret.of("whsec_" + publicKey.substring("whpk_".length()));
    var scheme = StandardWebhooks.standard();
    var headers = new HashMap<String, String>();
    for (SignedHeader header :
        scheme.signer(List.of(sameBytes)).orElseThrow().sign(BODY, "msg_1", NOW)) {
      headers.put(header.name(), header.value());
    }
    Verifier verifier = scheme.verifier(List.of(Secret.of(publicKey)));
    for (String version : List.of("v1,", "v1a,")) {
      headers.compute(
          "webhook-signature", (name, value) -> version + value.substring(value.indexOf(',') + 1));
      assertThat(verifier.verify(SignedRequest.of("POST", null, headers, BODY), NOW))
          .isEqualTo(refused(Refusal.MALFORMED_SIGNATURE));
    }
  }

  @Test
  void secrets_of_both_kinds_sign_one_list_and_each_is_recognised() {
    Secret shared = StandardWebhooksKeys.newSecret(new SecureRandom());
    Secret pair = StandardWebhooksKeys.newPrivateKey(new SecureRandom());
    var scheme = StandardWebhooks.standard();
    List<SignedHeader> signed =
        scheme.signer(List.of(shared, pair)).orElseThrow().sign(BODY, "msg_1", NOW);
    assertThat(signed)
        .extracting(SignedHeader::name)
        .containsExactly("webhook-id", "webhook-timestamp", "webhook-signature");
    assertThat(signed.get(2).value()).matches("v1,[^ ]{44} v1a,[^ ]{88}");
    var headers = new HashMap<String, String>();
    signed.forEach(header -> headers.put(header.name(), header.value()));
    var request = SignedRequest.of("POST", null, headers, BODY);
    Secret publicKey = Secret.of(StandardWebhooksKeys.publicKeyOf(pair).orElseThrow());
    Secret stranger = StandardWebhooksKeys.newSecret(new SecureRandom());
    assertThat(scheme.verifier(List.of(stranger, shared)).verify(request, NOW))
        .isEqualTo(Verdict.genuine(1));
    assertThat(scheme.verifier(List.of(stranger, publicKey)).verify(request, NOW))
        .isEqualTo(Verdict.genuine(1));
    assertThat(scheme.verifier(List.of(stranger, pair)).verify(request, NOW))
        .isEqualTo(Verdict.genuine(1));
    assertThat(scheme.verifier(List.of(stranger, publicKey)).verify(request, NOW + 301_000))
        .isEqualTo(refused(Refusal.TOO_OLD));
  }

  @Test
  void unusable_secrets_are_named_and_accept_nothing() {
    var scheme = StandardWebhooks.standard();
    for (String text : List.of("", "whsec_", "whsec_%%%", "whpk_AAAA", "whsk_AAAA", "whpk_")) {
      assertThat(scheme.problemWith(Secret.of(text))).as(text).isPresent();
      assertThat(
              scheme
                  .verifier(List.of(Secret.of(text)))
                  .verify(SignedRequest.of("POST", null, Map.of(), BODY), NOW))
          .as(text)
          .isEqualTo(refused(Refusal.NO_SECRET));
    }
    assertThat(Secret.of("test-secret")).hasToString("***");
  }

  @Test
  void a_private_key_beside_a_foreign_public_key_is_unusable() {
    var random = new SecureRandom();
    byte[] one = decoded(StandardWebhooksKeys.newPrivateKey(random));
    byte[] other = decoded(StandardWebhooksKeys.newPrivateKey(random));
    System.arraycopy(other, 32, one, 32, 32);
    Secret mixed = Secret.of("whsk_" + Base64.getEncoder().encodeToString(one));
    assertThat(StandardWebhooks.standard().signer(List.of(mixed))).isEmpty();
    assertThat(StandardWebhooksKeys.publicKeyOf(mixed)).isEmpty();
  }

  @Test
  void a_time_that_nobody_signs_is_not_accepted_as_a_scheme() {
    assertThatThrownBy(() ->
            SignatureScheme.of(
                Algorithm.HMAC_SHA256,
                "{body}",
                SignatureRule.hex(header("X-Sig")),
                TimestampRule.seconds(header("X-Time"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_plain_outbound_form_carries_prefix_and_encoding() {
    var scheme = SignatureScheme.overBody("x-test-signature", SignatureEncoding.BASE64, "sig:");
    assertThat(scheme.signer(List.of(SECRET)).orElseThrow().sign(BODY, "msg_1", NOW))
        .singleElement()
        .satisfies(header -> {
          assertThat(header.name()).isEqualTo("x-test-signature");
          assertThat(header.value()).matches("sig:[A-Za-z0-9+/]{43}=");
        });
  }

  @Test
  void one_verifier_serves_many_threads() throws Exception {
    Verifier verifier = SCHEME.verifier(List.of(Secret.of("other"), SECRET));
    try (var threads = Executors.newFixedThreadPool(8)) {
      var results = new ArrayList<Future<Boolean>>();
      for (int thread = 0; thread < 8; thread++) {
        Callable<Boolean> work = () -> alwaysRight(verifier);
        results.add(threads.submit(work));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  private static boolean alwaysRight(Verifier verifier) {
    boolean right = true;
    for (int i = 0; i < 2_000; i++) {
      right &= verifier.verify(request("t=1767225600,v1=" + GOOD), NOW).equals(Verdict.genuine(1));
      right &= verifier.verify(request("t=1767225600,v1=" + WRONG), NOW) instanceof Verdict.Refused;
    }
    return right;
  }

  private static byte[] decoded(Secret privateKey) {
    return Base64.getDecoder().decode(privateKey.without("whsk_").reveal());
  }

  private static String signature(SignatureScheme scheme, Secret secret) {
    List<SignedHeader> headers =
        scheme.signer(List.of(secret)).orElseThrow().sign(BODY, "msg_1", NOW);
    String value = headers.get(headers.size() - 1).value();
    return value.substring(value.indexOf("v1=") < 0 ? 0 : value.indexOf("v1=") + 3);
  }

  private static Verdict verify(String header) {
    return SCHEME.verifier(List.of(SECRET)).verify(request(header), NOW);
  }

  private static SignedRequest request(String header) {
    return SignedRequest.of("POST", null, Map.of("x-sig", header), BODY);
  }

  private static Verdict genuine() {
    return Verdict.genuine(0);
  }

  private static Verdict refused(Refusal cause) {
    return Verdict.refused(cause);
  }

  private static SignedRequest withHeader(String name, List<String> values) {
    return new SignedRequest() {
      @Override
      public String method() {
        return "POST";
      }

      @Override
      public @Nullable String url() {
        return null;
      }

      @Override
      public List<String> headerValues(String wanted) {
        return wanted.equalsIgnoreCase(name) ? values : List.of();
      }

      @Override
      public byte[] body() {
        return BODY;
      }
    };
  }
}
