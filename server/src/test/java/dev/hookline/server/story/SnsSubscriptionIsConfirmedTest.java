package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.confirm.Destinations;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import dev.hookline.testkit.receiver.Redirects;
import dev.hookline.testkit.receiver.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subscription to a topic of Amazon SNS is confirmed by the server itself. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SnsSubscriptionIsConfirmedTest {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
  private static final Map<String, String> PLAIN =
      Map.of("content-type", "text/plain; charset=UTF-8");

  @AutoClose private final FaultReceiver amazon = FaultReceiver.start();

  @AutoClose
  private final StartedServer server =
      StartedServer.confirmingAt(url -> at("http://127.0.0.1:" + amazon.port(), url));

  private final SnsTopic topic = new SnsTopic();

  /** Only the place is another one; that the URL is one of Amazon is checked as ever. */
  private static Checked<TargetUrl> at(String base, String url) {
    return switch (Destinations.AS_WRITTEN.of(url)) {
      case Checked.Ok<TargetUrl>(TargetUrl target) ->
          TargetUrl.parse(base + target.requestTarget());
      case Checked.Refused<TargetUrl> refused -> refused;
    };
  }

  @Test
  void once_for_a_message_that_is_really_signed() {
    amazon.otherwise(Behaviour.status(200));
    SourceSetUp source = source();

    Answer answer = server.api().hook(source.url(), topic.confirmation(), PLAIN).expect(200);

    assertThat(answer.text()).isEmpty();
    JsonNode kept = ended(source);
    assertThat(kept.path("confirmation").asString()).isEqualTo("confirmed");
    assertThat(kept.has("confirmation_detail")).isFalse();
    assertThat(amazon.requests()).hasSize(1);
    RecordedRequest visit = amazon.requests().getFirst();
    assertThat(visit.method()).isEqualTo("GET");
    assertThat("https://sns.us-east-1.amazonaws.com" + visit.target())
        .isEqualTo(SnsTopic.SUBSCRIBE_URL);
    assertThat(visit.body()).isEmpty();
    assertThat(server.api().read("/api/v1/events").path("data").isEmpty()).isTrue();
    assertThat(server.api().get("/metrics").text())
        .contains("webhook_confirmations_total{provider=\"aws-sns\",result=\"confirmed\"} 1.0");
  }

  @Test
  void never_for_a_message_that_is_not_signed_or_of_another_type_or_names_another_host() {
    amazon.otherwise(Behaviour.status(200));
    String genuine = new String(topic.confirmation(), UTF_8);
    SourceSetUp source = source();
    byte[] forged = new SnsTopic().confirmation();
    server.api().hook(source.url(), forged, PLAIN).expect(401);
    byte[] moved = genuine.replace("us-east-1.amazonaws", "us-west-1.amazonaws").getBytes(UTF_8);
    server.api().hook(source.url(), moved, PLAIN).expect(401);
    byte[] unsigned = genuine.replace("\"Signature\"", "\"Unsigned\"").getBytes(UTF_8);
    server
        .api()
        .hook(source.url(), unsigned, Map.of("x-amz-sns-message-type", "SubscriptionConfirmation"))
        .expect(200);
    for (String type : new String[] {"Notification", "UnsubscribeConfirmation"}) {
      byte[] other = topic.message(type, type, SnsTopic.SUBSCRIBE_URL);
      server
          .api()
          .hook(source().url(), other, Map.of("x-amz-sns-message-type", "SubscriptionConfirmation"))
          .expect(202);
    }
    SourceSetUp elsewhere = source();
    byte[] evil =
        topic.message(
            "SubscriptionConfirmation",
            "subscribe",
            SnsTopic.SUBSCRIBE_URL.replace(".com/", ".com.evil.test/"));
    server.api().hook(elsewhere.url(), evil, PLAIN).expect(200);

    JsonNode refused = ended(elsewhere);
    assertThat(refused.path("confirmation").asString()).isEqualTo("refused");
    assertThat(refused.path("confirmation_detail").asString())
        .isEqualTo("the URL is not https at sns.<region>.amazonaws.com");
    SourceSetUp last = source();
    server.api().hook(last.url(), topic.confirmation(), PLAIN).expect(200);
    assertThat(ended(last).path("confirmation").asString()).isEqualTo("confirmed");
    assertThat(amazon.requests()).hasSize(1);
  }

  @Test
  void after_the_first_message_has_told_a_source_without_a_secret_which_certificate_it_needs() {
    amazon.otherwise(Behaviour.status(200));
    SourceSetUp source = server.sourceWith("{\"name\": \"topic\", \"provider\": \"aws-sns\"}");
    server.api().hook(source.url(), topic.confirmation(), PLAIN).expect(401);
    server.awaitLatestCause("secret_missing");

    server
        .api()
        .post(
            "/api/v1/sources/" + source.id() + "/secrets",
            JsonMapper.shared().writeValueAsString(Map.of("secret", topic.certificate())))
        .expect(201);
    server.api().hook(source.url(), topic.confirmation(), PLAIN).expect(200);

    assertThat(ended(source).path("confirmation").asString()).isEqualTo("confirmed");
    assertThat(amazon.requests()).hasSize(1);
  }

  @Test
  void a_refusal_of_amazon_is_told() {
    amazon.otherwise(Behaviour.status(403));
    SourceSetUp source = source();

    server.api().hook(source.url(), topic.confirmation(), PLAIN).expect(200);

    JsonNode kept = ended(source);
    assertThat(kept.path("confirmation").asString()).isEqualTo("failed");
    assertThat(kept.path("confirmation_detail").asString()).isEqualTo("answered with status 403");
    assertThat(amazon.requests()).hasSize(1);
  }

  @Test
  void a_redirect_leads_nowhere() {
    amazon.otherwise(Redirects.to(302, amazon.uri("/elsewhere")));
    SourceSetUp source = source();

    server.api().hook(source.url(), topic.confirmation(), PLAIN).expect(200);

    assertThat(ended(source).path("confirmation_detail").asString())
        .isEqualTo("answered with status 302, and redirects are not followed");
    assertThat(amazon.requests()).hasSize(1);
  }

  @Test
  void a_receiver_that_never_answers_holds_up_nothing() {
    amazon.otherwise(Silences.neverAnswer());
    SourceSetUp source = source();
    Instant sent = Instant.now();

    server.api().hook(source.url(), topic.confirmation(), PLAIN).expect(200);
    amazon.awaitRequest(StartedServer.SOON);
    byte[] notification = topic.message("Notification", "paid", "");
    server.api().hook(source.url(), notification, PLAIN).expect(202);

    assertThat(Duration.between(sent, Instant.now())).isLessThan(TIME_LIMIT);
    assertThat(handshake(source).orElseThrow().path("confirmation").asString())
        .isEqualTo("pending");
  }

  @Test
  void what_the_guard_of_deliveries_blocks_is_not_visited() {
    try (StartedServer inside = StartedServer.confirmingAt(url -> at("https://10.0.0.1", url))) {
      SourceSetUp source = source(inside);

      inside.api().hook(source.url(), topic.confirmation(), PLAIN).expect(200);

      assertThat(ended(inside, source).path("confirmation_detail").asString())
          .startsWith("blocked: ");
    }
  }

  @Test
  void a_message_as_long_as_amazon_allows_is_verified() {
    byte[] longest = topic.message("Notification", "a \u00e9 \"quoted\"\n".repeat(15_000), "");

    server.api().hook(source().url(), longest, PLAIN).expect(202);
  }

  private SourceSetUp source() {
    return source(server);
  }

  private SourceSetUp source(StartedServer at) {
    return at.sourceWith(
        JsonMapper.shared()
            .writeValueAsString(
                Map.of("name", "topic", "provider", "aws-sns", "secret", topic.certificate())));
  }

  private JsonNode ended(SourceSetUp source) {
    return ended(server, source);
  }

  private static JsonNode ended(StartedServer at, SourceSetUp source) {
    return Await.value(
        "the end of the confirmation",
        StartedServer.SOON,
        () ->
            handshake(at, source)
                .filter(kept -> !kept.path("confirmation").asString("").equals("pending")));
  }

  private Optional<JsonNode> handshake(SourceSetUp source) {
    return handshake(server, source);
  }

  private static Optional<JsonNode> handshake(StartedServer at, SourceSetUp source) {
    JsonNode listed = at.api().read("/api/v1/requests?status=handshake&source=" + source.id());
    return Optional.of(listed.path("data").path(0)).filter(JsonNode::isObject);
  }
}
