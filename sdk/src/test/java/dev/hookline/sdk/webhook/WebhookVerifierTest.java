package dev.hookline.sdk.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookVerifierTest {

  private static final String SECRET = "whsec_dGVzdCBzZWNyZXQgb2YgdGhlIHZlcmlmaWVyIHRlc3Q=";
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Map<String, String> signed() {
    var headers = new HashMap<String, String>();
    for (SignedHeader header :
        StandardWebhooks.standard()
            .signer(List.of(Secret.of(SECRET)))
            .orElseThrow()
            .sign(BODY, "evt_1", NOW.toEpochMilli())) {
      headers.put(header.name(), header.value());
    }
    return headers;
  }

  private static WebhookVerifier at(Instant time) {
    return WebhookVerifier.of(InstantSource.fixed(time), SECRET);
  }

  @Test
  void a_genuine_webhook_is_handed_over_with_its_id() {
    assertThat(at(NOW).verify(signed(), BODY)).isEqualTo(new WebhookVerdict.Genuine("evt_1", BODY));
  }

  @Test
  void a_changed_body_is_refused() {
    byte[] changed = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);
    assertThat(at(NOW).verify(signed(), changed))
        .isEqualTo(new WebhookVerdict.Refused(Refusal.MISMATCH));
  }

  @Test
  void an_old_webhook_is_refused() {
    assertThat(at(NOW.plus(Duration.ofMinutes(6))).verify(signed(), BODY))
        .isEqualTo(new WebhookVerdict.Refused(Refusal.TOO_OLD));
  }

  @Test
  void an_unsigned_request_is_refused() {
    assertThat(at(NOW).verify(Map.of(), BODY)).isInstanceOf(WebhookVerdict.Refused.class);
  }
}
