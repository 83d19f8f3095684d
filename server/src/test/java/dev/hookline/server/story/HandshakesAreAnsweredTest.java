package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Senders that test a URL before they use it get what they want to hear, and become no event. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakesAreAnsweredTest {

  /** The strictest of the providers. */
  private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

  private static final String SECRET = "test-secret-of-a-handshake";
  private static final byte[] NOTHING = {};

  private static final Map<String, String> KEYS =
      Map.of(
          "meta / whatsapp / instagram / strava", "meta",
          "x (twitter)", "x",
          "discord interactions", "discord",
          "discord webhook events", "discord",
          "monday.com", "monday");

  @AutoClose private final StartedServer server = StartedServer.start();
  private final String discordKey = ed25519Pair();

  record Fixture(JsonNode entry) {
    String provider() {
      return KEYS.getOrDefault(toString(), toString());
    }

    @Override
    public String toString() {
      return entry.get("provider").stringValue();
    }
  }

  static List<Fixture> fixtures() throws IOException {
    try (InputStream file =
        HandshakesAreAnsweredTest.class.getResourceAsStream("/fixtures/challenges.json")) {
      List<Fixture> fixtures = new ArrayList<>();
      JsonMapper.shared()
          .readTree(Objects.requireNonNull(file))
          .forEach(entry -> fixtures.add(new Fixture(entry)));
      return fixtures;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void as_its_documentation_says(Fixture fixture) {
    JsonNode request = fixture.entry().get("request");
    JsonNode expected = fixture.entry().get("expected_response");
    SourceSetUp source = source(fixture, request);
    byte[] body = request.path("body").asString("").getBytes(UTF_8);
    Map<String, String> headers = new HashMap<>();
    request
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().stringValue()));
    headers.putAll(proof(fixture, body, headers));
    Instant sent = Instant.now();

    Answer answer =
        server.api().hook(request.get("method").stringValue(), url(source, request), body, headers);

    assertThat(Duration.between(sent, Instant.now())).isLessThan(TIME_LIMIT);
    answer.expect(expected.get("status").intValue());
    if (expected.has("content_type")) {
      assertThat(answer.header("content-type"))
          .contains(expected.get("content_type").stringValue());
    }
    if (expected.has("body")) {
      assertThat(answer.text()).isEqualTo(expected.get("body").stringValue());
    }
    if (expected.has("body_json")) {
      assertThat(answer.json()).isEqualTo(expected.get("body_json"));
    }
    expected
        .path("headers")
        .properties()
        .forEach(header ->
            assertThat(answer.header(header.getKey())).contains(header.getValue().stringValue()));
    assertThat(kept(source, "handshake").path("method").asString())
        .isEqualTo(request.get("method").stringValue());
    assertThat(server.api().read("/api/v1/events").path("data").isEmpty()).isTrue();
  }

  @Test
  void a_wrong_verify_token_is_refused_and_listed() {
    SourceSetUp source =
        server.sourceWith(
            """
            {"name": "pages", "provider": "meta", "secret": "%s", "verify_token": "meatyhamhock"}
            """
                .formatted(SECRET));

    Answer answer =
        server
            .api()
            .hook(
                "GET",
                source.url() + "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guessed",
                NOTHING,
                Map.of());

    answer.expect(403);
    assertThat(answer.json().path("code").asString()).isEqualTo("verify_token_wrong");
    assertThat(answer.text()).doesNotContain("meatyhamhock");
    assertThat(kept(source, "rejected").path("rejection_cause").asString())
        .isEqualTo("verify_token_wrong");
    assertThat(server.api().get("/api/v1/sources/" + source.id()).text())
        .contains("\"verify_token\":")
        .doesNotContain("meatyhamhock");
  }

  @Test
  void an_unsigned_challenge_of_a_provider_that_signs_is_refused() {
    SourceSetUp source = server.source("slack", SECRET);
    byte[] challenge = "{\"type\":\"url_verification\",\"challenge\":\"c\"}".getBytes(UTF_8);

    server.api().hook(source.url(), challenge, Map.of()).expect(401);

    assertThat(kept(source, "rejected").path("rejection_cause").asString())
        .isEqualTo("signature_missing");
  }

  @Test
  void the_secret_that_a_handshake_brings_verifies_what_follows_and_is_not_replaced() {
    SourceSetUp source = server.sourceWith("{\"name\": \"tasks\", \"provider\": \"asana\"}");
    byte[] body = "{\"events\":[{\"action\":\"changed\"}]}".getBytes(UTF_8);
    server
        .api()
        .hook(source.url(), body, new ProviderSender("asana", SECRET).sign(body, "", Instant.now()))
        .expect(401);

    Answer greeted =
        server.api().hook(source.url(), NOTHING, Map.of("X-Hook-Secret", SECRET)).expect(200);

    assertThat(greeted.header("X-Hook-Secret")).contains(SECRET);
    server
        .api()
        .hook(source.url(), body, new ProviderSender("asana", SECRET).sign(body, "", Instant.now()))
        .expect(202);
    server.api().hook(source.url(), NOTHING, Map.of("X-Hook-Secret", SECRET)).expect(200);
    server
        .api()
        .hook(source.url(), NOTHING, Map.of("X-Hook-Secret", "another-test-secret"))
        .expect(403);
    assertThat(kept(source, "rejected").path("headers").toString()).doesNotContain("another-test");
  }

  @Test
  void other_methods_are_told_which_ones_are_taken() {
    SourceSetUp source = server.source("github", SECRET);
    for (String method : List.of("GET", "HEAD", "OPTIONS")) {
      Answer answer =
          server.api().hook(method, source.url() + "?challenge=1", NOTHING, Map.of()).expect(405);
      assertThat(answer.header("allow")).contains("POST, PUT, PATCH, DELETE");
    }
  }

  private SourceSetUp source(Fixture fixture, JsonNode request) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", fixture.toString());
    members.put("provider", fixture.provider());
    boolean takesSecret =
        !List.of("monday", "notion", "ebay", "aws-sns").contains(fixture.provider());
    if (takesSecret) {
      members.put("secret", secret(fixture, request));
    } else if (fixture.provider().equals("ebay")) {
      members.put("secret", TestKeys.publicPem("EC"));
    } else if (fixture.provider().equals("aws-sns")) {
      members.put("secret", TestKeys.publicPem("RSA"));
    }
    if (request.has("verification_token")) {
      members.put("verify_token", request.get("verification_token").stringValue());
      members.put("public_url", request.get("endpoint").stringValue());
    }
    String token = request.at("/query/hub.verify_token").asString("");
    if (!token.isEmpty()) {
      members.put("verify_token", token);
    }
    return server.sourceWith(JsonMapper.shared().writeValueAsString(members));
  }

  private String secret(Fixture fixture, JsonNode request) {
    return fixture.provider().equals("discord")
        ? discordKey
        : request.path("secret").asString(SECRET);
  }

  /** What the providers add that sign their handshakes. */
  private Map<String, String> proof(Fixture fixture, byte[] body, Map<String, String> headers) {
    return switch (fixture.provider()) {
      case "slack", "twitch" ->
          new ProviderSender(fixture.provider(), SECRET).sign(body, "message-1", Instant.now());
      case "discord" -> new ProviderSender("discord", discordKey).sign(body, "", Instant.now());
      default -> headers;
    };
  }

  private static String url(SourceSetUp source, JsonNode request) {
    List<String> query = new ArrayList<>();
    request
        .path("query")
        .properties()
        .forEach(parameter ->
            query.add(
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue().stringValue(), UTF_8)));
    return query.isEmpty() ? source.url() : source.url() + "?" + String.join("&", query);
  }

  private JsonNode kept(SourceSetUp source, String status) {
    return Await.value(
        "a request in the list",
        StartedServer.SOON,
        () -> {
          JsonNode listed =
              server.api().read("/api/v1/requests?status=" + status + "&source=" + source.id());
          return Optional.of(listed.path("data").path(0)).filter(JsonNode::isObject);
        });
  }

  /** Seed and public key, 64 bytes in hexadecimal digits. */
  private static String ed25519Pair() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] seed = pair.getPrivate().getEncoded();
      byte[] key = pair.getPublic().getEncoded();
      return HexFormat.of().formatHex(Arrays.copyOfRange(seed, seed.length - 32, seed.length))
          + HexFormat.of().formatHex(Arrays.copyOfRange(key, key.length - 32, key.length));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
