package dev.hookline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.delivery.SignatureSettings.Encoding;
import dev.hookline.delivery.SignatureSettings.Scheme;
import dev.hookline.event.Headers;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What receivers get: verified with the libraries that they use. */
class DeliveryPlanTest {

  private static final String AGENT = "Hookline/test";
  private static final String BODY = "{\"amount\": 1,\n \"name\":\"Zo\u00eb \ud83d\ude80\"}";
  private static final byte[] BYTES = BODY.getBytes(UTF_8);

  /** The libraries read the clock of the machine. */
  private final long nowMillis = System.currentTimeMillis();

  @Test
  void a_delivery_carries_what_the_api_promises() {
    OutboundRequest request =
        plan(SignatureSettings.STANDARD, new EndpointSecret(Samples.SECRET, null))
            .request(Samples.event(null, null, BYTES), 3, nowMillis);

    assertThat(request.body()).isSameAs(BYTES);
    assertThat(request.timeout()).isEqualTo(Endpoint.TIMEOUT_STANDARD);
    Headers headers = request.headers();
    assertThat(headers.first("content-type")).contains("application/json; charset=utf-8");
    assertThat(headers.first("user-agent")).contains(AGENT);
    assertThat(headers.first("webhook-id")).contains("evt_01fwhe4ydgfk1shh6w1g60eecf");
    assertThat(headers.first("webhook-timestamp")).contains(Long.toString(nowMillis / 1000));
    assertThat(headers.first("hookline-attempt")).contains("3");
    assertThat(headers.fields()).extracting(Headers.Field::name).doesNotHaveDuplicates();
  }

  @Test
  void the_public_libraries_accept_a_standard_signature_and_notice_a_changed_byte()
      throws Exception {
    Map<String, List<String>> headers =
        headers(plan(SignatureSettings.STANDARD, new EndpointSecret(Samples.SECRET, null)));
    var standard = new com.standardwebhooks.Webhook(Samples.SECRET);
    var svix = new com.svix.Webhook(Samples.SECRET);

    assertThatCode(() -> standard.verify(BODY, headers)).doesNotThrowAnyException();
    assertThatCode(() -> svix.verify(BODY, headers)).doesNotThrowAnyException();
    assertThatThrownBy(() -> standard.verify(BODY + " ", headers)).isNotNull();
    assertThatThrownBy(() -> svix.verify(BODY + " ", headers)).isNotNull();
  }

  @Test
  void while_two_secrets_overlap_both_verify_and_afterwards_the_new_one_only() throws Exception {
    Instant overlapEnds = Instant.ofEpochMilli(nowMillis).plusSeconds(60);
    Endpoint endpoint =
        endpoint(
            SignatureSettings.STANDARD,
            new EndpointSecret(Samples.OTHER_SECRET, null),
            new EndpointSecret(Samples.SECRET, overlapEnds));
    DeliveryPlan during =
        DeliveryPlan.of(endpoint, AGENT, overlapEnds.minusMillis(1)).orElseThrow();
    DeliveryPlan afterwards = DeliveryPlan.of(endpoint, AGENT, overlapEnds).orElseThrow();
    var oldLibrary = new com.standardwebhooks.Webhook(Samples.SECRET);
    var newLibrary = new com.svix.Webhook(Samples.OTHER_SECRET);

    assertThatCode(() -> oldLibrary.verify(BODY, headers(during))).doesNotThrowAnyException();
    assertThatCode(() -> newLibrary.verify(BODY, headers(during))).doesNotThrowAnyException();
    assertThatCode(() -> newLibrary.verify(BODY, headers(afterwards))).doesNotThrowAnyException();
    assertThatThrownBy(() -> oldLibrary.verify(BODY, headers(afterwards))).isNotNull();
    assertThat(during.isFor(endpoint, overlapEnds.minusMillis(1))).isTrue();
    assertThat(during.isFor(endpoint, overlapEnds)).isFalse();
    assertThat(afterwards.isFor(endpoint, Instant.MAX.minus(Duration.ofDays(1)))).isTrue();
  }

  @Test
  void a_plan_is_for_its_endpoint_as_it_was() {
    Endpoint endpoint =
        endpoint(SignatureSettings.STANDARD, new EndpointSecret(Samples.SECRET, null));
    DeliveryPlan plan = DeliveryPlan.of(endpoint, AGENT, Samples.NOW).orElseThrow();
    assertThat(plan.isFor(endpoint, Samples.NOW)).isTrue();
    assertThat(plan.isFor(endpoint.disabled("by hand", Samples.NOW), Samples.NOW)).isFalse();
  }

  @Test
  void an_asymmetric_signature_is_verified_with_the_public_key() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] seed = tail(keys.getPrivate().getEncoded(), 32);
    byte[] publicKey = tail(keys.getPublic().getEncoded(), 32);
    byte[] both = Arrays.copyOf(seed, 64);
    System.arraycopy(publicKey, 0, both, 32, 32);
    SignatureSettings settings =
        new SignatureSettings(Scheme.STANDARD_ED25519, null, Encoding.BASE64, null);
    DeliveryPlan plan =
        plan(
            settings, new EndpointSecret("whsk_" + Base64.getEncoder().encodeToString(both), null));

    Map<String, String> headers = new HashMap<>();
    headers(plan).forEach((name, values) -> headers.put(name, values.getFirst()));
    assertThat(headers.get("webhook-signature")).startsWith("v1a,");
    String publicText = "whpk_" + Base64.getEncoder().encodeToString(publicKey);
    var verifier = StandardWebhooks.standard().verifier(List.of(Secret.of(publicText)));
    assertThat(verifier.verify(SignedRequest.of("POST", null, headers, BYTES), nowMillis))
        .isEqualTo(Verdict.genuine(0));
    byte[] changed = (BODY + " ").getBytes(UTF_8);
    assertThat(verifier.verify(SignedRequest.of("POST", null, headers, changed), nowMillis))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_custom_header_carries_the_bare_hmac_of_the_payload() throws Exception {
    SignatureSettings settings =
        new SignatureSettings(Scheme.HMAC, "x-algohire-signature", Encoding.BASE64, null);
    Map<String, List<String>> headers =
        headers(plan(settings, new EndpointSecret("a test secret", null)));

    assertThat(headers.get("x-algohire-signature"))
        .containsExactly(Base64.getEncoder().encodeToString(hmac("a test secret")));
    assertThat(headers).containsKeys("webhook-id", "webhook-timestamp");
    assertThat(headers).doesNotContainKey("webhook-signature");
  }

  @Test
  void a_custom_header_may_have_a_prefix_and_be_in_hex() throws Exception {
    SignatureSettings settings =
        new SignatureSettings(Scheme.HMAC, "X-Hub-Signature-256", Encoding.HEX, "sha256=");
    Map<String, List<String>> headers =
        headers(plan(settings, new EndpointSecret("a test secret", null)));

    assertThat(headers.get("x-hub-signature-256"))
        .containsExactly("sha256=" + HexFormat.of().formatHex(hmac("a test secret")));
  }

  @Test
  void while_two_secrets_overlap_a_custom_header_still_holds_one_signature_of_the_newest()
      throws Exception {
    SignatureSettings settings =
        new SignatureSettings(Scheme.HMAC, "x-algohire-signature", Encoding.BASE64, null);
    Map<String, List<String>> headers =
        headers(
            plan(
                settings,
                new EndpointSecret("the new secret", null),
                new EndpointSecret("the old secret", Instant.MAX)));

    assertThat(headers.get("x-algohire-signature"))
        .containsExactly(Base64.getEncoder().encodeToString(hmac("the new secret")));
  }

  @Test
  void an_endpoints_own_headers_are_sent_too() {
    Endpoint endpoint =
        Samples.endpoint(
            1,
            List.of("*"),
            List.of(),
            null,
            SignatureSettings.STANDARD,
            List.of(new EndpointSecret(Samples.SECRET, null)),
            Headers.of(List.of(new Headers.Field("x-tenant", "acme"))));
    DeliveryPlan plan = DeliveryPlan.of(endpoint, AGENT, Samples.NOW).orElseThrow();
    assertThat(
            plan.request(Samples.event(null, null, BYTES), 1, nowMillis)
                .headers()
                .first("x-tenant"))
        .contains("acme");
  }

  @Test
  void without_a_usable_secret_or_url_there_is_no_plan() {
    assertThat(DeliveryPlan.of(endpoint(SignatureSettings.STANDARD), AGENT, Samples.NOW)).isEmpty();
    EndpointSecret expired = new EndpointSecret(Samples.SECRET, Samples.NOW);
    assertThat(DeliveryPlan.of(endpoint(SignatureSettings.STANDARD, expired), AGENT, Samples.NOW))
        .isEmpty();
  }

  private DeliveryPlan plan(SignatureSettings settings, EndpointSecret... secrets) {
    return DeliveryPlan.of(endpoint(settings, secrets), AGENT, Samples.NOW).orElseThrow();
  }

  private static Endpoint endpoint(SignatureSettings settings, EndpointSecret... secrets) {
    return Samples.endpoint(1, List.of("*"), settings, List.of(secrets));
  }

  /** As a receiver's framework gives them: names in lower case. */
  private Map<String, List<String>> headers(DeliveryPlan plan) {
    Map<String, List<String>> headers = new HashMap<>();
    plan.request(Samples.event(null, null, BYTES), 1, nowMillis)
        .headers()
        .forEach((name, value) ->
            headers
                .computeIfAbsent(name.toLowerCase(java.util.Locale.ROOT), _ -> new ArrayList<>())
                .add(value));
    return headers;
  }

  private static byte[] hmac(String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return mac.doFinal(BYTES);
  }

  private static byte[] tail(byte[] encoded, int length) {
    return Arrays.copyOfRange(encoded, encoded.length - length, encoded.length);
  }
}
