package dev.hookline.signatures.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.scheme.EventIdentity;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  @Test
  void every_provider_says_where_its_scheme_comes_from() {
    assertThat(Providers.all()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(Providers.all())
        .allSatisfy(provider -> {
          assertThat(provider.key()).matches("[a-z0-9]+(-[a-z0-9]+)*");
          assertThat(provider.label()).isNotBlank();
          assertThat(provider.docsUrl()).startsWith("https://");
          assertThat(Providers.find(provider.key())).containsSame(provider);
        });
    assertThat(Providers.find("unheard-of")).isEmpty();
  }

  @Test
  void a_scheme_written_as_settings_reads_back_as_the_same_scheme() {
    int compared = 0;
    for (Provider provider : Providers.all()) {
      var written = provider.verification();
      boolean generic =
          written.isPresent()
              && (written.get().containsKey("hash")
                  || "ed25519".equals(written.get().get("algorithm")));
      if (generic) {
        var settings = new HashMap<>(written.get());
        Object algorithm = settings.remove("algorithm");
        String key = algorithm == null ? "hmac" : "ed25519";
        assertThat(Providers.find(key).orElseThrow().configure(settings))
            .isInstanceOfSatisfying(
                Configuration.Ready.class,
                ready ->
                    assertThat(ready.scheme())
                        .as(provider.key())
                        .isEqualTo(ready(provider, null).scheme()));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  @Test
  void rsa_ecdsa_and_lists_of_ed25519_signatures_are_known_to_be_slow() {
    List<Secret> shared = List.of(Secret.of("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ="));
    for (String key : List.of("sendgrid", "plaid", "ebay", "aws-sns")) {
      assertThat(ready(Providers.find(key).orElseThrow(), null).scheme().isSlow(shared))
          .as(key)
          .isTrue();
    }
    for (String key :
        List.of(
            "github",
            "stripe",
            "svix",
            "standard-webhooks",
            "twilio",
            "adyen",
            "telnyx",
            "discord")) {
      assertThat(ready(Providers.find(key).orElseThrow(), null).scheme().isSlow(shared))
          .as(key)
          .isFalse();
    }
    List<Secret> rotated = List.of(shared.getFirst(), Secret.of("whpk_AAAA"));
    assertThat(ready(Providers.find("svix").orElseThrow(), null).scheme().isSlow(rotated)).isTrue();
  }

  @Test
  void tolerance_and_event_fields_of_a_provider_can_be_adjusted() {
    Configuration.Ready ready =
        ready(
            Providers.find("stripe").orElseThrow(),
            Map.of("tolerance", "10m", "event_type", Map.of("json_pointer", "/kind")));
    assertThat(ready.scheme())
        .isInstanceOfSatisfying(
            SignatureScheme.class,
            scheme ->
                assertThat(scheme.timestamp())
                    .extracting(TimestampRule::tolerance)
                    .isEqualTo(Duration.ofMinutes(10)));
    assertThat(event(ready, Map.of(), "{\"id\":\"evt_1\",\"type\":\"a\",\"kind\":\"b\"}"))
        .isEqualTo(new EventIdentity("evt_1", "b"));
  }

  /** Both repeat for hours or days with the time of the first try. */
  @Test
  void late_repeats_of_mailgun_and_paypal_can_be_let_in() {
    for (Map<String, ?> settings :
        List.<Map<String, ?>>of(
            Map.of("tolerance", "12h"), Map.of("tolerance", "96h", "webhook_id", "8PT597"))) {
      String key = settings.containsKey("webhook_id") ? "paypal" : "mailgun";
      var scheme = (SignatureScheme) ready(Providers.find(key).orElseThrow(), settings).scheme();
      assertThat(Objects.requireNonNull(scheme.timestamp()).tolerance())
          .isEqualTo(Duration.ofHours(key.equals("mailgun") ? 12 : 96));
    }
    assertThat(Providers.find("mailgun").orElseThrow().configure(Map.of("tolerance", "169h")))
        .isInstanceOf(Configuration.Invalid.class);
  }

  @Test
  void id_and_type_come_from_headers_or_body() {
    assertThat(
            event(
                ready(Providers.find("github").orElseThrow(), null),
                Map.of("x-github-event", "push", "x-github-delivery", "72d3162e"),
                "{}"))
        .isEqualTo(new EventIdentity("72d3162e", "push"));
    var slack = ready(Providers.find("slack").orElseThrow(), null);
    assertThat(
            event(
                slack,
                Map.of(),
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\"},\"event_id\":\"Ev1\"}"))
        .isEqualTo(new EventIdentity("Ev1", "message"));
    assertThat(event(slack, Map.of(), "{\"type\":\"url_verification\"}"))
        .isEqualTo(new EventIdentity(null, "url_verification"));
    assertThat(event(slack, Map.of(), "not json")).isEqualTo(new EventIdentity(null, null));
  }

  @Test
  void the_id_of_a_cloud_event_counts_within_its_source() {
    for (String provider : List.of("cloudevents", "azure-event-grid")) {
      var settings = ready(Providers.find(provider).orElseThrow(), null);
      assertThat(event(settings, Map.of(), "{\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\"}"))
          .isEqualTo(new EventIdentity("1:/a", "t"));
      assertThat(
              event(settings, Map.of("ce-id", "1", "ce-source", "/b", "ce-type", "t"), "any bytes"))
          .isEqualTo(new EventIdentity("1:/b", "t"));
      assertThat(event(settings, Map.of(), "{\"id\":\"1\",\"type\":\"t\"}"))
          .isEqualTo(new EventIdentity("1", "t"));
    }
  }

  @Test
  void the_id_of_one_of_several_events_is_not_that_of_their_request() {
    var azure = ready(Providers.find("azure-event-grid").orElseThrow(), null);
    String one = "{\"id\":\"A\",\"eventType\":\"t\"}";

    assertThat(event(azure, Map.of(), "[" + one + "]")).isEqualTo(new EventIdentity("A", "t"));
    assertThat(event(azure, Map.of(), "[" + one + ",{\"id\":\"C\"}]").id()).isNull();
    assertThat(event(azure, Map.of(), "[" + one + "," + one + "]").id()).isNull();
  }

  @Test
  void webhooks_that_one_webhook_has_caused_are_no_repeats_of_it() {
    var gitlab = ready(Providers.find("gitlab").orElseThrow(), null);
    assertThat(event(gitlab, Map.of("X-Gitlab-Event-UUID", "u1"), "{}").id()).isNull();
    assertThat(
            event(gitlab, Map.of("X-Gitlab-Event-UUID", "u1", "Idempotency-Key", "k1"), "{}").id())
        .isEqualTo("k1");
  }

  @Test
  void the_end_of_a_subscription_is_not_of_the_type_of_its_events() {
    var twitch = ready(Providers.find("twitch").orElseThrow(), null);
    assertThat(twitchType(twitch, "notification")).isEqualTo("stream.online");
    assertThat(twitchType(twitch, "revocation")).isEqualTo("revocation");
    assertThat(Providers.find("twitch").orElseThrow().verification().orElseThrow())
        .containsEntry("event_type", Map.of("header", "Twitch-Eventsub-Subscription-Type"));
  }

  private static @Nullable String twitchType(Configuration.Ready twitch, String messageType) {
    Map<String, String> headers =
        Map.of(
            "Twitch-Eventsub-Message-Type",
            messageType,
            "Twitch-Eventsub-Subscription-Type",
            "stream.online");
    return event(twitch, headers, "{}").type();
  }

  @Test
  void only_an_id_that_is_signed_names_an_event() {
    for (String provider : List.of("svix", "clerk", "resend")) {
      var settings = ready(Providers.find(provider).orElseThrow(), null);
      var headers = new HashMap<>(Map.of("webhook-id", "w", "webhook-signature", "v1,x"));
      assertThat(event(settings, headers, "{}").id()).isEqualTo("w");
      headers.put("svix-id", "s");
      assertThat(event(settings, headers, "{}").id()).as(provider).isEqualTo("w");
      headers.put("svix-signature", "v1,x");
      assertThat(event(settings, headers, "{}").id()).as(provider).isEqualTo("s");
      headers.put("svix-id", "");
      assertThat(event(settings, headers, "{}").id()).as(provider).isNull();
    }
    var gitlab = ready(Providers.find("gitlab").orElseThrow(), null);
    assertThat(event(gitlab, Map.of("webhook-id", "w", "Idempotency-Key", "k"), "{}").id())
        .isEqualTo("w");
    var coinbase = ready(Providers.find("coinbase-cdp").orElseThrow(), null);
    for (String listed : List.of("x-event-id", "content-type X-Event-Id x-event-type")) {
      assertThat(event(coinbase, coinbase(listed), "{}").id()).as(listed).isEqualTo("e");
    }
    for (String listed : List.of("x-event-type", "x-event-id2", "")) {
      assertThat(event(coinbase, coinbase(listed), "{}").id()).as(listed).isNull();
    }
    assertThat(event(coinbase, Map.of("X-Event-Id", "e"), "{}").id()).isNull();
  }

  private static Map<String, String> coinbase(String listed) {
    return Map.of("X-Event-Id", "e", "X-Hook0-Signature", "t=1,h=" + listed + ",v1=00");
  }

  @Test
  void every_fault_in_settings_is_named_with_its_place() {
    Configuration configuration =
        Providers.find("hmac")
            .orElseThrow()
            .configure(
                Map.of(
                    "hash", "md5",
                    "signature", Map.of("header", "X-Sig", "encoding", "base32", "colour", 1),
                    "timestamp", Map.of("unit", "s", "tolerance", "0s"),
                    "event_id", Map.of("json_pointer", "no-slash"),
                    "surplus", true));
    assertThat(configuration).isInstanceOf(Configuration.Invalid.class);
    assertThat(((Configuration.Invalid) configuration).problems())
        .extracting(Problem::pointer)
        .containsExactlyInAnyOrder(
            "/hash",
            "/signature/encoding",
            "/signature/colour",
            "/timestamp",
            "/timestamp/tolerance",
            "/event_id/json_pointer",
            "/surplus");
  }

  @Test
  void settings_that_would_protect_nothing_are_refused() {
    Map<String, ?> signature = Map.of("header", "X-Sig", "encoding", "hex");
    Map<String, ?> timestamp = Map.of("header", "X-Time");
    for (Map<String, ?> settings :
        List.<Map<String, ?>>of(
            Map.of("signature", signature, "signed", "fixed"),
            Map.of("signature", signature, "signed", "{timestamp}", "timestamp", timestamp),
            Map.of("signature", signature, "signed", "{body}", "timestamp", timestamp),
            Map.of("signature", signature, "signed", "{timestamp}.{body}"),
            Map.of("signature", signature, "signed", "{body}{unknown}"),
            Map.of("signature", signature, "signed", "{body"),
            Map.of("signature", signature, "signed", "{id}.{body}"),
            Map.of("signed", "{body}"),
            Map.<String, Object>of())) {
      assertThat(Providers.find("hmac").orElseThrow().configure(settings))
          .as("%s", settings)
          .isInstanceOfSatisfying(
              Configuration.Invalid.class, invalid -> assertThat(invalid.problems()).isNotEmpty());
    }
  }

  @Test
  void paypal_needs_the_id_of_its_webhook() {
    for (Map<String, ?> settings :
        List.<Map<String, ?>>of(Map.of(), Map.of("webhook_id", "{body}"))) {
      assertThat(Providers.find("paypal").orElseThrow().configure(settings))
          .isInstanceOfSatisfying(
              Configuration.Invalid.class,
              invalid ->
                  assertThat(invalid.problems())
                      .extracting(Problem::pointer)
                      .containsExactly("/webhook_id"));
    }
  }

  private static Configuration.Ready ready(
      Provider provider, @Nullable Map<String, ?> verification) {
    return (Configuration.Ready) provider.configure(verification);
  }

  private static EventIdentity event(
      Configuration.Ready ready, Map<String, String> headers, String body) {
    return ready.event().of(SignedRequest.of("POST", null, headers, body.getBytes(UTF_8)));
  }
}
