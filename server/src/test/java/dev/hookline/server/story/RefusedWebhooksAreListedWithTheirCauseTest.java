package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A webhook that is not genuine is answered 401, goes nowhere, and can be looked up. */
class RefusedWebhooksAreListedWithTheirCauseTest {

  private static final String SECRET = "test-secret-of-a-github-source";
  private static final String STRIPE_SECRET = "whsec_test_stripe_endpoint_secret";
  private static final byte[] BODY = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\"}".getBytes(UTF_8);

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  RefusedWebhooksAreListedWithTheirCauseTest() {
    receiver.otherwise(Behaviour.status(200));
    server.endpoint(StartedServer.url(receiver, "/hook"));
  }

  @Test
  void a_forged_one() {
    SourceSetUp source = server.source("github", SECRET);
    Map<String, String> forged =
        new ProviderSender("github", "guessed-secret").github(BODY, "1", "push");

    assertRefused(source, BODY, forged, "signature_mismatch");
  }

  @Test
  void one_whose_body_was_changed_on_the_way() {
    SourceSetUp source = server.source("github", SECRET);
    Map<String, String> headers = new ProviderSender("github", SECRET).github(BODY, "1", "push");

    assertRefused(
        source, (new String(BODY, UTF_8) + " ").getBytes(UTF_8), headers, "signature_mismatch");
  }

  @Test
  void an_unsigned_one() {
    SourceSetUp source = server.source("github", SECRET);

    assertRefused(source, BODY, Map.of("X-GitHub-Event", "push"), "signature_missing");
  }

  @Test
  void one_whose_signature_cannot_be_read() {
    SourceSetUp source = server.source("github", SECRET);

    assertRefused(
        source, BODY, Map.of("X-Hub-Signature-256", "sha256=nonsense"), "signature_malformed");
  }

  @Test
  void a_stale_one() {
    SourceSetUp source = server.source("stripe", STRIPE_SECRET);
    Instant tenMinutesAgo = Instant.now().minus(Duration.ofMinutes(10));
    Map<String, String> headers =
        new ProviderSender("stripe", STRIPE_SECRET).sign(BODY, "unused", tenMinutesAgo);

    assertRefused(source, BODY, headers, "timestamp_stale");
  }

  @Test
  void one_from_the_future() {
    SourceSetUp source = server.source("stripe", STRIPE_SECRET);
    Instant inTenMinutes = Instant.now().plus(Duration.ofMinutes(10));
    Map<String, String> headers =
        new ProviderSender("stripe", STRIPE_SECRET).sign(BODY, "unused", inTenMinutes);

    assertRefused(source, BODY, headers, "timestamp_in_future");
  }

  @Test
  void one_at_a_source_that_is_turned_off_and_one_at_a_deleted_source() {
    SourceSetUp source = server.source("github", SECRET);
    Map<String, String> genuine = new ProviderSender("github", SECRET).github(BODY, "1", "push");
    String path = "/api/v1/sources/" + source.id();

    server.api().patch(path, "{\"enabled\": false}").expect(200);
    server.api().hook(source.url(), BODY, genuine).expect(403);
    assertThat(rejection(source).path("rejection_cause").asString()).isEqualTo("source_disabled");

    server.api().delete(path).expect(204);
    server.api().hook(source.url(), BODY, genuine).expect(410);
  }

  @Test
  void an_unknown_source_is_not_found() {
    server.api().hook(server.base() + "/in/no-such-source", BODY, Map.of()).expect(404);
  }

  @Test
  void a_body_over_the_limit_is_refused_unread() {
    SourceSetUp source = server.source("github", SECRET);
    byte[] large = new byte[(1 << 20) + 1];
    Map<String, String> headers = new ProviderSender("github", SECRET).github(large, "1", "push");

    server.api().hook(source.url(), large, headers).expect(413);
  }

  private void assertRefused(
      SourceSetUp source, byte[] body, Map<String, String> headers, String cause) {
    Answer answer = server.api().hook(source.url(), body, new HashMap<>(headers));

    answer.expect(401);
    assertThat(answer.header("content-type")).contains("application/problem+json");
    assertThat(answer.json().path("code").asString()).isEqualTo(cause);
    JsonNode rejection = rejection(source);
    assertThat(rejection.path("rejection_cause").asString()).isEqualTo(cause);
    assertThat(rejection.path("status").asString()).isEqualTo("rejected");
    JsonNode whole = server.api().read("/api/v1/requests/" + rejection.path("id").asString());
    assertThat(whole.path("body").asString()).isEqualTo(new String(body, UTF_8));
    assertThat(server.api().read("/api/v1/events").path("data").isEmpty()).isTrue();
    assertThat(receiver.requests()).isEmpty();
  }

  /** The one rejected request of a source; it is kept a moment after its answer. */
  private JsonNode rejection(SourceSetUp source) {
    return Await.value(
        "a rejected request in the list",
        StartedServer.SOON,
        () -> {
          List<JsonNode> listed =
              server
                  .api()
                  .read("/api/v1/requests?status=rejected&source=" + source.id())
                  .path("data")
                  .valueStream()
                  .toList();
          return listed.isEmpty() ? Optional.empty() : Optional.of(listed.getFirst());
        });
  }
}
