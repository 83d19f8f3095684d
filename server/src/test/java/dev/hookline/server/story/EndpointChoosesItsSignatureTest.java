package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Receivers that cannot speak Standard Webhooks v1 get what they can verify. */
class EndpointChoosesItsSignatureTest {

  /** Everything of an Ed25519 public key in X.509 but the key itself (RFC 8410, section 4). */
  private static final String ED25519_ENVELOPE = "302a300506032b6570032100";

  private static final String PAYLOAD = "{\"amount\": 1099, \"name\": \"Grüße\"}";

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  EndpointChoosesItsSignatureTest() {
    receiver.otherwise(Behaviour.status(200));
  }

  @Test
  void an_hmac_of_the_payload_in_a_header_of_its_own() throws Exception {
    EndpointSetUp endpoint =
        signedAs(
            """
            {"scheme": "hmac", "header": "x-algohire-signature"}
            """);

    RecordedRequest arrived = deliver();

    assertThat(arrived.header("x-algohire-signature"))
        .contains(HexFormat.of().formatHex(hmac(endpoint.secret(), arrived.body())));
    assertThat(arrived.header("webhook-id")).isPresent();
    assertThat(arrived.header("webhook-timestamp")).isPresent();
    assertThat(arrived.header("webhook-signature")).isEmpty();
  }

  @Test
  void an_hmac_with_a_prefix_in_base64() throws Exception {
    EndpointSetUp endpoint =
        signedAs(
            """
            {"scheme": "hmac", "header": "X-Hub-Signature-256", "prefix": "sha256=",
             "encoding": "base64"}
            """);

    RecordedRequest arrived = deliver();

    byte[] expected = hmac(endpoint.secret(), arrived.body());
    assertThat(arrived.header("X-Hub-Signature-256"))
        .contains("sha256=" + Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void an_hmac_with_a_secret_that_the_receiver_has_chosen() throws Exception {
    server.endpoint(
        StartedServer.url(receiver, "/hook"),
        """
        {"signature": {"scheme": "hmac", "header": "x-signature"}, "secret": "test-chosen-secret"}
        """);

    RecordedRequest arrived = deliver();

    assertThat(arrived.header("x-signature"))
        .contains(HexFormat.of().formatHex(hmac("test-chosen-secret", arrived.body())));
  }

  @Test
  void an_ed25519_signature_that_the_public_key_verifies() throws Exception {
    EndpointSetUp endpoint = signedAs("{\"scheme\": \"standard-ed25519\"}");
    String publicKey = endpoint.made().path("public_key").asString();

    RecordedRequest arrived = deliver();

    String signature = arrived.header("webhook-signature").orElseThrow();
    assertThat(signature).startsWith("v1a,");
    assertThat(publicKey).startsWith("whpk_");
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(ed25519(publicKey));
    verifier.update(signedContent(arrived));
    assertThat(verifier.verify(Base64.getDecoder().decode(signature.substring(4)))).isTrue();
  }

  @Test
  void a_header_of_the_delivery_cannot_be_taken_for_it() {
    Answer answer =
        server
            .api()
            .post(
                "/api/v1/endpoints",
                """
                {"url": "%s", "signature": {"scheme": "hmac", "header": "webhook-id"}}
                """
                    .formatted(StartedServer.url(receiver, "/hook")));

    JsonNode problem = answer.expect(422).json();
    assertThat(problem.path("errors").get(0).path("pointer").asString())
        .isEqualTo("/signature/header");
  }

  private EndpointSetUp signedAs(String signature) {
    return server.endpoint(
        StartedServer.url(receiver, "/hook"), "{\"signature\": " + signature + "}");
  }

  private RecordedRequest deliver() {
    server.awaitDelivery(server.publish("order.paid", PAYLOAD), "delivered");
    RecordedRequest arrived = receiver.awaitRequest(StartedServer.SOON);
    assertThat(arrived.text()).isEqualTo(PAYLOAD);
    return arrived;
  }

  private static byte[] hmac(String secret, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return mac.doFinal(body);
  }

  private static PublicKey ed25519(String text) throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(text.substring("whpk_".length()));
    byte[] encoded = HexFormat.of().parseHex(ED25519_ENVELOPE + HexFormat.of().formatHex(key));
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Standard Webhooks 1.0.0, "Signature scheme": id, timestamp and payload with dots between. */
  private static byte[] signedContent(RecordedRequest arrived) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes((arrived.header("webhook-id").orElseThrow() + ".").getBytes(UTF_8));
    content.writeBytes((arrived.header("webhook-timestamp").orElseThrow() + ".").getBytes(UTF_8));
    content.writeBytes(arrived.body());
    return content.toByteArray();
  }
}
