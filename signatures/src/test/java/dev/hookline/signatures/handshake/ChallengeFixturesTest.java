package dev.hookline.signatures.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.provider.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Handshakes as the providers' documentation shows them. */
class ChallengeFixturesTest {

  private static final Map<String, String> KEYS =
      Map.of(
          "meta / whatsapp / instagram / strava", "meta",
          "x (twitter)", "x",
          "discord interactions", "discord",
          "discord webhook events", "discord",
          "monday.com", "monday");

  record Fixture(JsonNode entry) {
    @Override
    public String toString() {
      return entry.get("provider").stringValue();
    }
  }

  static List<Fixture> all() throws IOException {
    try (InputStream file =
        ChallengeFixturesTest.class.getResourceAsStream("/fixtures/challenges.json")) {
      var fixtures = new ArrayList<Fixture>();
      JsonMapper.shared()
          .readTree(Objects.requireNonNull(file))
          .forEach(entry -> fixtures.add(new Fixture(entry)));
      return fixtures;
    }
  }

  @Test
  void no_fixture_is_lost() throws IOException {
    assertThat(all()).hasSize(17);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void each_is_answered_as_its_provider_wants(Fixture fixture) {
    JsonNode request = fixture.entry().get("request");
    JsonNode expected = fixture.entry().get("expected_response");
    String key = KEYS.getOrDefault(fixture.toString(), fixture.toString());
    String token =
        text(request.has("verification_token") ? request.get("verification_token") : null);
    String queried = request.at("/query/hub.verify_token").asString("");
    Handshake handshake =
        Objects.requireNonNull(
            Handshake.of(
                Providers.find(key).orElseThrow().handshakes(),
                request.has("secret")
                    ? List.of(Secret.of(request.get("secret").stringValue()))
                    : List.of(),
                queried.isEmpty() ? token : queried));

    Reply reply = firstReply(handshake, signedRequest(request));

    assertThat(reply).isInstanceOf(Reply.Answer.class);
    Reply.Answer answer = (Reply.Answer) reply;
    assertThat(answer.status()).isEqualTo(expected.get("status").intValue());
    if (expected.has("content_type")) {
      assertThat(answer.contentType()).isEqualTo(expected.get("content_type").stringValue());
    }
    if (expected.has("body")) {
      assertThat(answer.body()).isEqualTo(expected.get("body").stringValue());
    }
    if (expected.has("body_json")) {
      assertThat(JsonMapper.shared().readTree(answer.body())).isEqualTo(expected.get("body_json"));
    }
    if (expected.has("headers") && !key.equals("dropbox")) { // its header is the same for all
      expected
          .get("headers")
          .properties()
          .forEach(header ->
              assertThat(answer.headers())
                  .containsEntry(header.getKey(), header.getValue().stringValue()));
    }
  }

  private static Reply firstReply(Handshake handshake, SignedRequest request) {
    for (Stage stage : List.of(Stage.UNVERIFIED, Stage.UNSIGNED, new Stage.Genuine(0))) {
      Reply reply = handshake.reply(request, stage);
      if (!(reply instanceof Reply.NotAsked)) {
        return reply;
      }
    }
    return Reply.NotAsked.INSTANCE;
  }

  private static SignedRequest signedRequest(JsonNode request) {
    var url =
        new StringBuilder(
            request.has("endpoint")
                ? request.get("endpoint").stringValue()
                : "https://hooks.example.com/in/abc");
    var query = new ArrayList<String>();
    request
        .path("query")
        .properties()
        .forEach(parameter ->
            query.add(
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue().stringValue(), UTF_8)));
    if (!query.isEmpty()) {
      url.append('?').append(String.join("&", query));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().stringValue()));
    byte[] body = request.path("body").asString("").getBytes(UTF_8);
    return SignedRequest.of(request.get("method").stringValue(), url.toString(), headers, body);
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.stringValue();
  }
}
