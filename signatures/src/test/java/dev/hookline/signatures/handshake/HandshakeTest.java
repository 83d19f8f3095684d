package dev.hookline.signatures.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.provider.Providers;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

  private static final String URL = "https://hooks.example.com/in/abc";
  private static final Map<String, String> NONE = Map.of();

  private static Handshake of(String provider, List<String> secrets, @Nullable String token) {
    return Objects.requireNonNull(
        Handshake.of(
            Providers.find(provider).orElseThrow().handshakes(),
            secrets.stream().map(Secret::of).toList(),
            token));
  }

  private static SignedRequest get(String query) {
    return SignedRequest.of("GET", URL + query, NONE, new byte[0]);
  }

  private static SignedRequest post(String body) {
    return SignedRequest.of("POST", URL, NONE, body.getBytes(UTF_8));
  }

  private static String body(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    return ((Reply.Answer) reply).body();
  }

  private static Reply refused(HandshakeRefusal cause) {
    return new Reply.Refused(cause);
  }

  @Test
  void another_verify_token_is_refused_and_so_is_none() {
    Handshake meta = of("meta", List.of("test-app-secret"), "test-token");
    String query = "?hub.mode=subscribe&hub.challenge=11";

    assertThat(body(meta.reply(get(query + "&hub.verify_token=test-token"), Stage.UNVERIFIED)))
        .isEqualTo("11");
    for (String wrong : List.of("", "&hub.verify_token=", "&hub.verify_token=test-app-secret")) {
      assertThat(meta.reply(get(query + wrong), Stage.UNVERIFIED))
          .isEqualTo(refused(HandshakeRefusal.TOKEN_WRONG));
    }
    assertThat(meta.reply(get("?hub.challenge=11"), Stage.UNVERIFIED))
        .isEqualTo(Reply.NotAsked.INSTANCE);
  }

  @Test
  void the_secret_serves_as_verify_token_where_none_is_set() {
    Handshake meta = of("meta", List.of("test-app-secret"), null);
    String query = "?hub.mode=subscribe&hub.challenge=11&hub.verify_token=test-app-secret";

    assertThat(body(meta.reply(get(query), Stage.UNVERIFIED))).isEqualTo("11");
    assertThat(of("meta", List.of(), null).reply(get(query), Stage.UNVERIFIED))
        .isEqualTo(refused(HandshakeRefusal.NO_SECRET));
  }

  @Test
  void strava_wants_json() {
    assertThat(
            body(
                of("strava", List.of(), "t")
                    .reply(
                        get("?hub.mode=subscribe&hub.challenge=15f7&hub.verify_token=t"),
                        Stage.UNVERIFIED)))
        .isEqualTo("{\"hub.challenge\":\"15f7\"}");
  }

  @Test
  void markup_in_a_token_is_made_harmless() {
    SignedRequest request =
        SignedRequest.of(
            "POST", URL + "?validationToken=%3Cb%3E%22a%22+%26+%C3%A9", NONE, new byte[0]);

    assertThat(body(of("microsoft-graph", List.of("x"), null).reply(request, Stage.UNVERIFIED)))
        .isEqualTo("&lt;b&gt;&quot;a&quot; &amp; \u00e9");
    assertThat(
            body(
                of("monday", List.of(), null)
                    .reply(post("{\"challenge\":\"a\\\"\\u0007<\"}"), Stage.UNVERIFIED)))
        .isEqualTo("{\"challenge\":\"a\\\"\\u0007\\u003c\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v0:1700000000:{}", "{\"a\":1}", "a b", "1|2", "a:b"})
  void nothing_is_answered_that_would_be_the_signature_of_something_else(String challenge) {
    String zoom =
        "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"%s\"}}"
            .formatted(challenge.replace("\"", "\\\""));
    assertThat(of("zoom", List.of("test-secret"), null).reply(post(zoom), Stage.UNSIGNED))
        .isEqualTo(refused(HandshakeRefusal.CHALLENGE_MALFORMED));

    String query = "?crc_token=" + URLEncoder.encode(challenge, UTF_8);
    assertThat(of("x", List.of("test-secret"), null).reply(get(query), Stage.UNVERIFIED))
        .isEqualTo(refused(HandshakeRefusal.CHALLENGE_MALFORMED));
  }

  @Test
  void a_body_whose_signature_a_handshake_would_give_away_is_no_event() {
    Handshake x = of("x", List.of("test-secret"), null);

    assertThat(x.reply(post("challenge_string"), new Stage.Genuine(0)))
        .isEqualTo(refused(HandshakeRefusal.CHALLENGE_MALFORMED));
    assertThat(x.reply(post("{\"for_user_id\":\"1\"}"), new Stage.Genuine(0)))
        .isEqualTo(Reply.NotAsked.INSTANCE);
  }

  @Test
  void a_signed_challenge_is_answered_with_the_secret_that_signs_it() throws Exception {
    Handshake zoom = of("zoom", List.of("the-next-test-secret", "the-old-test-secret"), null);
    SignedRequest request =
        post("{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"abc\"}}");

    assertThat(body(zoom.reply(request, Stage.UNSIGNED)))
        .contains(hmac("the-next-test-secret", "abc"));
    assertThat(body(zoom.reply(request, new Stage.Genuine(0))))
        .contains(hmac("the-next-test-secret", "abc"));
    assertThat(body(zoom.reply(request, new Stage.Genuine(1))))
        .contains(hmac("the-old-test-secret", "abc"));
  }

  private static String hmac(String secret, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }

  @Test
  void a_signed_handshake_is_not_answered_to_those_who_cannot_sign() {
    for (String body :
        List.of(
            "slack {\"type\":\"url_verification\",\"challenge\":\"c\"}",
            "discord {\"type\":1}",
            "xero {\"events\":[]}")) {
      String provider = body.substring(0, body.indexOf(' '));
      SignedRequest request = post(body.substring(body.indexOf(' ') + 1));
      Handshake handshake = of(provider, List.of("test-secret"), null);

      assertThat(handshake.reply(request, Stage.UNVERIFIED)).isEqualTo(Reply.NotAsked.INSTANCE);
      assertThat(handshake.reply(request, Stage.UNSIGNED)).isEqualTo(Reply.NotAsked.INSTANCE);
      assertThat(handshake.reply(request, new Stage.Genuine(0))).isInstanceOf(Reply.Answer.class);
    }
  }

  @Test
  void an_event_of_the_type_of_a_ping_is_no_ping() {
    Handshake discord = of("discord", List.of("test-secret"), null);
    String event =
        "{\"version\":1,\"application_id\":\"1\",\"type\":1,\"event\":{\"type\":\"ENTITLEMENT_CREATE\"}}";

    assertThat(discord.reply(post(event), new Stage.Genuine(0))).isEqualTo(Reply.NotAsked.INSTANCE);
    assertThat(body(discord.reply(post("{\"id\":\"1\",\"type\":1}"), new Stage.Genuine(0))))
        .isEqualTo("{\"type\":1}");
    assertThat(discord.reply(post("{\"version\":1,\"type\":0}"), new Stage.Genuine(0)))
        .isInstanceOfSatisfying(
            Reply.Answer.class, answer -> assertThat(answer.status()).isEqualTo(204));
  }

  @Test
  void a_secret_that_a_handshake_brings_is_handed_on() {
    SignedRequest asana =
        SignedRequest.of(
            "POST", URL, Map.of("X-Hook-Secret", "b537207f20cbfa02357cf448134da559"), new byte[0]);
    Reply reply = of("asana", List.of(), null).reply(asana, Stage.UNVERIFIED);

    assertThat(reply)
        .isEqualTo(
            new Reply.Answer(
                200,
                null,
                Map.of("X-Hook-Secret", "b537207f20cbfa02357cf448134da559"),
                "",
                "b537207f20cbfa02357cf448134da559",
                null));
    assertThat(reply.toString()).doesNotContain("b537207f");
    assertThat(of("notion", List.of(), null).reply(post("{\"id\":\"1\"}"), Stage.UNSIGNED))
        .isEqualTo(Reply.NotAsked.INSTANCE);
  }

  @Test
  void event_grid_and_every_sender_of_cloud_events_are_granted_what_they_ask_for() {
    SignedRequest eventGrid =
        SignedRequest.of(
            "POST",
            URL,
            Map.of("aeg-event-type", "SubscriptionValidation"),
            "[{\"data\":{\"validationCode\":\"512d38b6\"}}]".getBytes(UTF_8));
    assertThat(body(of("azure-event-grid", List.of("s"), null).reply(eventGrid, Stage.UNVERIFIED)))
        .isEqualTo("{\"validationResponse\":\"512d38b6\"}");
    for (String provider : List.of("cloudevents", "none", "hmac", "standard-webhooks")) {
      SignedRequest asked =
          SignedRequest.of(
              "OPTIONS",
              URL,
              Map.of("WebHook-Request-Origin", "a.example", "WebHook-Request-Rate", "x\u0001"),
              new byte[0]);
      Reply reply = of(provider, List.of(), null).reply(asked, Stage.UNVERIFIED);
      assertThat(((Reply.Answer) reply).headers())
          .containsEntry("WebHook-Allowed-Origin", "a.example")
          .containsEntry("WebHook-Allowed-Rate", "*");
    }
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "1, 1", "*, *", "0, *", "000, *", "-1, *", "1.5, *", "'', *"})
  void a_rate_is_a_positive_number_or_every_one(String asked, String allowed) {
    SignedRequest request =
        SignedRequest.of(
            "OPTIONS",
            URL,
            Map.of("WebHook-Request-Origin", "a.example", "WebHook-Request-Rate", asked),
            new byte[0]);

    Reply reply = of("cloudevents", List.of(), null).reply(request, Stage.UNVERIFIED);

    assertThat(((Reply.Answer) reply).headers()).containsEntry("WebHook-Allowed-Rate", allowed);
  }

  @Test
  void an_unsigned_ping_is_answered_and_nothing_else_that_is_unsigned() {
    Handshake shop = of("woocommerce", List.of("test-secret"), null);

    assertThat(shop.reply(post("webhook_id=27"), Stage.UNSIGNED))
        .isInstanceOfSatisfying(
            Reply.Answer.class, answer -> assertThat(answer.status()).isEqualTo(200));
    for (String other :
        List.of(
            "",
            "webhook_id=",
            "webhook_id=27&a=b",
            "webhook_id=x",
            "{\"id\":1}",
            "webhook_id=1\n")) {
      assertThat(shop.reply(post(other), Stage.UNSIGNED)).isEqualTo(Reply.NotAsked.INSTANCE);
    }
    SignedRequest wronglySigned =
        SignedRequest.of(
            "POST", URL, Map.of("X-WC-Webhook-Signature", ""), "webhook_id=27".getBytes(UTF_8));
    assertThat(shop.reply(wronglySigned, Stage.UNSIGNED)).isEqualTo(Reply.NotAsked.INSTANCE);
  }

  @Test
  void a_query_that_is_wrong_or_ambiguous_is_no_handshake() {
    Handshake dropbox = of("dropbox", List.of("s"), null);
    for (String query :
        List.of(
            "", "?", "?challenge", "?challenge=", "?challenge=%zz", "?challenge=1&challenge=2")) {
      assertThat(dropbox.reply(get(query), Stage.UNVERIFIED)).isEqualTo(Reply.NotAsked.INSTANCE);
    }
    assertThat(dropbox.reply(get("?challenge=" + "a".repeat(5_000)), Stage.UNVERIFIED))
        .isEqualTo(refused(HandshakeRefusal.CHALLENGE_MALFORMED));
  }
}
