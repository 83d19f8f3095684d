package dev.hookline.signatures.scheme;

import static dev.hookline.signatures.scheme.Field.header;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemes that are more than data. */
class SpecialSchemesTest {

  private static final Hook0Scheme HOOK0 = new Hook0Scheme("X-Hook0-Signature", "X-Event-Id");

  private static final long NOW = 1_767_225_600_000L;
  private static final String ADYEN_KEY = "00112233445566778899aabbccddeeff";
  private static final String URL = "https://hooks.example.com/in?x=1";
  private static final String JWT_SECRET = "test-jwt-secret";

  @Test
  void hook0_signs_the_headers_it_lists() {
    // vector of the conformance suite of Hook0 for version v1
    var scheme = HOOK0;
    var headers =
        Map.of(
            "x-event-id", "evt-1",
            "x-delivery-id", "dlv-1",
            "X-Hook0-Signature",
                "t=1800000000,h=x-event-id x-delivery-id,"
                    + "v1=19a6fb8f6581715b241a93af02a58611c3b0ac7b747a8d2a5b120ee418d0c347");
    var request = request(headers, "{\"event\":\"user.created\"}");
    assertThat(verify(scheme, "a-subscription-secret", request, 1_800_000_000_000L))
        .isEqualTo(Verdict.genuine(0));
    assertThat(verify(scheme, "a-subscription-secret", request, 1_800_000_301_000L))
        .isEqualTo(Verdict.refused(Refusal.TOO_OLD));
    assertThat(verify(scheme, "a-subscription-secreT", request, 1_800_000_301_000L))
        .isEqualTo(Verdict.refused(Refusal.MISMATCH));
  }

  @Test
  void the_signature_of_one_event_of_hook0_serves_for_no_other_id() {
    String names = "content-type x-event-id x-event-type";
    String signed = "1800000000." + names + ".application/json.E-1.onchain.activity.detected.{}";

    assertThat(hook0(names, signed, "{}", "application/json", "E-1", "onchain.activity.detected"))
        .isEqualTo(Verdict.genuine(0));
    for (List<String> values :
        List.of(
            List.of("application/json", "E-1.onchain", "activity.detected"),
            List.of("application/json", "E-1.onchain.activity", "detected"),
            List.of("application/json.E-1", "onchain", "activity.detected"))) {
      assertThat(hook0(names, signed, "{}", values.toArray(String[]::new)))
          .as("%s", values)
          .isEqualTo(Verdict.refused(Refusal.MALFORMED_FIELD));
    }
    assertThat(
            hook0(
                "content-type x-event-id x-event-type.application/json",
                signed,
                "detected.{}",
                "E-1",
                "onchain",
                "activity"))
        .isEqualTo(Verdict.refused(Refusal.MALFORMED_FIELD));
  }

  private static Verdict hook0(String names, String signed, String body, String... values) {
    byte[] mac = hmac("HmacSHA256", "a-subscription-secret".getBytes(UTF_8), signed);
    String signature = HexFormat.of().formatHex(mac);
    var headers = new HashMap<String, String>();
    for (int i = 0; i < values.length; i++) {
      headers.put(names.split(" ", -1)[i], values[i]);
    }
    headers.put("X-Hook0-Signature", "t=1800000000,h=" + names + ",v1=" + signature);
    return verify(HOOK0, "a-subscription-secret", request(headers, body), 1_800_000_000_000L);
  }

  @Test
  void every_item_of_an_adyen_notification_must_be_genuine() {
    String good = adyenItem("8535296650153317", "100", "true");
    String other = adyenItem("8535296650153318", "200", "false");
    assertThat(adyen(listed(good))).isEqualTo(Verdict.genuine(0));
    assertThat(adyen(listed(good, other))).isEqualTo(Verdict.genuine(0));
    assertThat(adyen(good)).isEqualTo(Verdict.genuine(0));
    assertThat(adyen(listed(good, other.replace("\"200\"", "\"900\""))))
        .isEqualTo(Verdict.refused(Refusal.MISMATCH));
    for (String unsigned : List.of("\\ud800", "x".repeat(9_000))) {
      // read as absent, it would be as good as the empty one that was signed
      String forged = "{\"originalReference\":\"" + unsigned + "\"," + good.substring(1);
      assertThat(adyen(listed(forged))).isInstanceOf(Verdict.Refused.class);
    }
    assertThat(adyen(listed(good, "{}"))).isEqualTo(Verdict.refused(Refusal.MISSING_SIGNATURE));
    assertThat(adyen("{\"notificationItems\":[]}"))
        .isEqualTo(Verdict.refused(Refusal.MISSING_SIGNATURE));
    assertThat(adyen(good.replaceFirst("\\{", "{\"notificationItems\":{},")))
        .isEqualTo(Verdict.refused(Refusal.MALFORMED_FIELD));
    assertThat(adyen(listed(Collections.nCopies(17, good).toArray(String[]::new))))
        .isEqualTo(Verdict.refused(Refusal.MALFORMED_FIELD));
  }

  private static Verdict adyen(String body) {
    return verify(new AdyenItems(), ADYEN_KEY, request(Map.of(), body), NOW);
  }

  private static String listed(String... items) {
    var body = new StringBuilder("{\"live\":\"false\",\"notificationItems\":[");
    for (int i = 0; i < items.length; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"NotificationRequestItem\":")
          .append(items[i])
          .append('}');
    }
    return body.append("]}").toString();
  }

  private static String adyenItem(String reference, String value, String success) {
    String signed = reference + "::TestMerchant:order-1:" + value + ":EUR:AUTHORISATION:" + success;
    byte[] signature = hmac("HmacSHA256", HexFormat.of().parseHex(ADYEN_KEY), signed);
    return """
    {"pspReference":"%s","merchantAccountCode":"TestMerchant","merchantReference":"order-1",
     "amount":{"value":"%s","currency":"EUR"},"eventCode":"AUTHORISATION","success":"%s",
     "additionalData":{"hmacSignature":"%s"}}\
    """
        .formatted(reference, value, success, Base64.getEncoder().encodeToString(signature));
  }

  @Test
  void a_twilio_body_that_the_signature_does_not_cover_is_refused() {
    String signature =
        Base64.getEncoder().encodeToString(hmac("HmacSHA1", "test-token".getBytes(UTF_8), URL));
    var headers = Map.of("X-Twilio-Signature", signature, "Content-Type", "application/json");
    assertThat(verify(new TwilioScheme(), "test-token", request(headers, ""), NOW))
        .isEqualTo(Verdict.genuine(0));
    assertThat(verify(new TwilioScheme(), "test-token", request(headers, "{}"), NOW))
        .isEqualTo(Verdict.refused(Refusal.MISMATCH));
  }

  private static final JwtScheme MESSAGE_BIRD =
      new JwtScheme(header("Token"), JwtAlgorithm.hmac(), new MessageBirdClaims());

  private static String messageBirdClaims(String body) {
    String payload = body.isEmpty() ? "" : ",\"payload_hash\":\"" + sha256(body) + "\"";
    return "{\"iss\":\"MessageBird\",\"nbf\":1767225600,\"exp\":1767225660,\"jti\":\"j-1\","
        + "\"url_hash\":\""
        + sha256(URL)
        + "\""
        + payload
        + "}";
  }

  @ParameterizedTest
  @CsvSource({"HS256,HmacSHA256", "HS384,HmacSHA384", "HS512,HmacSHA512"})
  void a_token_may_use_any_of_the_shared_key_algorithms(String algorithm, String mac) {
    String token =
        token("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}", messageBirdClaims("x"), mac);
    assertThat(messageBird(token, "x", NOW)).isEqualTo(Verdict.genuine(0));
    assertThat(messageBird(token, "y", NOW)).isEqualTo(Verdict.refused(Refusal.MISMATCH));
    assertThat(messageBird(token, "", NOW)).isEqualTo(Verdict.refused(Refusal.MISMATCH));
    assertThat(messageBird(token, "x", NOW + 66_000)).isEqualTo(Verdict.refused(Refusal.TOO_OLD));
    assertThat(messageBird(token, "x", NOW - 6_000)).isEqualTo(Verdict.refused(Refusal.IN_FUTURE));
  }

  @Test
  void a_token_without_payload_hash_vouches_for_no_body() {
    String token = token("{\"alg\":\"HS256\"}", messageBirdClaims(""), "HmacSHA256");
    assertThat(messageBird(token, "", NOW)).isEqualTo(Verdict.genuine(0));
    assertThat(messageBird(token, "x", NOW)).isEqualTo(Verdict.refused(Refusal.MISMATCH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"ES256\"}",
        "{\"alg\":\"hs256\"}",
        "{}",
        "[]",
        "x"
      })
  void a_token_with_another_algorithm_is_refused(String tokenHeader) {
    String token = token(tokenHeader, messageBirdClaims(""), "HmacSHA256");
    assertThat(messageBird(token, "", NOW)).isEqualTo(Verdict.refused(Refusal.UNSUPPORTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}",
        "{\"crit\":[\"b64\"],\"b64\":false,\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"crit\":[]}",
        "{\"alg\":\"HS256\",\"cr\\u0069t\":null}"
      })
  void a_token_that_wants_an_extension_to_be_understood_is_refused(String tokenHeader) {
    String token = token(tokenHeader, messageBirdClaims(""), "HmacSHA256");
    assertThat(messageBird(token, "", NOW)).isEqualTo(Verdict.refused(Refusal.UNSUPPORTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d", "%.%.%"})
  void what_is_no_token_is_refused(String token) {
    assertThat(messageBird(token, "", NOW)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_plaid_key_may_be_a_jwk() {
    String jwk =
        """
        {"alg":"ES256","crv":"P-256","kty":"EC","use":"sig","kid":"test",
         "x":"hKzgjVGb6aVLTM0FGfdjEjGjSt5jYZRuyDmHoAf2X4Q","y":"AAAA"}\
        """;
    var scheme = new JwtScheme(header("Token"), JwtAlgorithm.es256(), new PlaidClaims());
    assertThat(scheme.problemWith(Secret.of(jwk))).isPresent();
    assertThat(scheme.problemWith(Secret.of(validJwk()))).isEmpty();
  }

  private static String validJwk() {
    byte[] point =
        HexFormat.of()
            .parseHex(
                "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                    + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
        .formatted(
            encoder.encodeToString(Arrays.copyOf(point, 32)),
            encoder.encodeToString(Arrays.copyOfRange(point, 32, 64)));
  }

  @Test
  void the_word_before_a_token_may_be_of_either_case() {
    var basic = new BasicCredentials();
    String credentials = Base64.getEncoder().encodeToString("user:päss".getBytes(UTF_8));
    for (String word : List.of("Basic ", "basic ", "BASIC ")) {
      var request = request(Map.of("authorization", word + credentials), "");
      assertThat(verify(basic, "user:päss", request, NOW)).isEqualTo(Verdict.genuine(0));
      assertThat(verify(basic, "user:pass", request, NOW))
          .isEqualTo(Verdict.refused(Refusal.MISMATCH));
    }
    assertThat(verify(basic, "no-colon", request(Map.of("authorization", "Basic "), ""), NOW))
        .isEqualTo(Verdict.refused(Refusal.NO_SECRET));
    assertThat(verify(basic, "user:pw", request(Map.of("authorization", "Bearer x"), ""), NOW))
        .isEqualTo(Verdict.refused(Refusal.MALFORMED_SIGNATURE));
  }

  @Test
  void hubspot_versions_are_not_mixed() {
    var second =
        SignatureScheme.of(
                Algorithm.SECRET_PREFIXED_SHA256,
                "{method}{url}{body}",
                SignatureRule.hex(header("S")))
            .withFixedHeaders(Map.of("Version", "v2"));
    String signature = sha256("test-secret" + "POST" + URL + "{}");
    assertThat(
            verify(
                second, "test-secret", request(Map.of("S", signature, "Version", "v2"), "{}"), NOW))
        .isEqualTo(Verdict.genuine(0));
    assertThat(
            verify(
                second, "test-secret", request(Map.of("S", signature, "Version", "v1"), "{}"), NOW))
        .isEqualTo(Verdict.refused(Refusal.UNSUPPORTED));
  }

  private static Verdict messageBird(String token, String body, long now) {
    return verify(MESSAGE_BIRD, JWT_SECRET, request(Map.of("Token", token), body), now);
  }

  private static Verdict verify(Scheme scheme, String secret, SignedRequest request, long now) {
    return scheme.verifier(List.of(Secret.of(secret))).verify(request, now);
  }

  private static SignedRequest request(Map<String, String> headers, String body) {
    return SignedRequest.of("POST", URL, headers, body.getBytes(UTF_8));
  }

  private static String token(String tokenHeader, String claims, String mac) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String signed =
        encoder.encodeToString(tokenHeader.getBytes(UTF_8))
            + "."
            + encoder.encodeToString(claims.getBytes(UTF_8));
    return signed + "." + encoder.encodeToString(hmac(mac, JWT_SECRET.getBytes(UTF_8), signed));
  }

  private static byte[] hmac(String algorithm, byte[] key, String text) {
    return Objects.requireNonNull(HmacKey.of(algorithm, key))
        .sign(new byte[][] {text.getBytes(US_ASCII)});
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
  }
}
