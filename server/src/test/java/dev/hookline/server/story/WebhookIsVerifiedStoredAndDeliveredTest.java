package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A webhook arrives, is verified, stored, and delivered signed: the whole way, once. */
class WebhookIsVerifiedStoredAndDeliveredTest {

  private static final String SECRET = "test-secret-of-a-github-source";

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();
  private final EndpointSetUp endpoint = server.endpoint(StartedServer.url(receiver, "/hook"));

  WebhookIsVerifiedStoredAndDeliveredTest() {
    receiver.on("/hook", Behaviour.status(200));
  }

  @Test
  void every_payload_of_github_arrives_byte_by_byte_with_a_signature_that_others_accept() {
    SourceSetUp source = server.source("github", SECRET);
    ProviderSender github = new ProviderSender("github", SECRET);
    Map<String, byte[]> sent = new HashMap<>();
    GithubPayloads.all()
        .forEach((type, body) -> {
          Answer answer =
              server.api().hook(source.url(), body, github.github(body, "id-of-" + type, type));
          answer.expect(202);
          assertThat(answer.json().path("duplicate").asBoolean()).isFalse();
          sent.put(answer.json().path("id").asString(), body);
        });

    for (RecordedRequest arrived : receiver.awaitRequests(sent.size(), StartedServer.SOON)) {
      String event = arrived.header("webhook-id").orElseThrow();
      assertThat(arrived.body()).isEqualTo(sent.remove(event));
      assertThat(arrived.method()).isEqualTo("POST");
      assertThat(arrived.header("content-type")).contains("application/json");
      assertThat(arrived.header("hookline-attempt")).contains("1");
      assertThat(arrived.header("user-agent").orElseThrow()).startsWith("Hookline/");
      ForeignVerifiers.assertGenuine(arrived, endpoint.secret());
    }
    assertThat(sent).isEmpty();
  }

  @Test
  void the_event_is_kept_as_it_came_with_its_delivery() {
    SourceSetUp source = server.source("github", SECRET);
    byte[] body = GithubPayloads.of("pull_request");
    Map<String, String> headers =
        new ProviderSender("github", SECRET).github(body, "72d3162e", "pull_request");

    String id =
        server.api().hook(source.url(), body, headers).expect(202).json().path("id").asString();
    JsonNode delivery = server.awaitDelivery(id, "delivered");

    JsonNode event = server.event(id);
    assertThat(event.path("type").asString()).isEqualTo("pull_request");
    assertThat(event.path("event_id").asString()).isEqualTo("72d3162e");
    assertThat(event.path("source").asString()).isEqualTo(source.id());
    assertThat(event.path("headers").path("x-github-event").asString()).isEqualTo("pull_request");
    assertThat(event.path("deliveries").get(0).path("id")).isEqualTo(delivery.path("id"));
    assertThat(server.api().get("/api/v1/events/" + id + "/raw").expect(200).bytes())
        .isEqualTo(body);
    assertThat(delivery.path("attempts").asInt()).isOne();
    assertThat(delivery.path("last_response").path("status_code").asInt()).isEqualTo(200);
    JsonNode attempt = server.attempts(delivery).getFirst();
    assertThat(attempt.path("status_code").asInt()).isEqualTo(200);
    assertThat(attempt.path("request_headers").path("webhook-id").asString()).isEqualTo(id);
  }

  @Test
  void a_webhook_of_stripe_is_known_by_the_id_in_its_body() {
    String secret = "whsec_test_stripe_endpoint_secret";
    SourceSetUp source = server.source("stripe", secret);
    byte[] body =
        """
        {
          "id": "evt_1NG8Du2eZvKYlo2CUI79vXWy",
          "object": "event",
          "type": "invoice.paid",
          "data": {"object": {"id": "in_1MtHbELkdIwHu7ixl4OzzPMv", "amount_paid": 1099}}
        }\
        """
            .getBytes(UTF_8);
    Map<String, String> headers =
        new ProviderSender("stripe", secret).sign(body, "unused", Instant.now());

    String id =
        server.api().hook(source.url(), body, headers).expect(202).json().path("id").asString();

    server.awaitDelivery(id, "delivered");
    RecordedRequest arrived = receiver.awaitRequest(StartedServer.SOON);
    assertThat(arrived.body()).isEqualTo(body);
    ForeignVerifiers.assertGenuine(arrived, endpoint.secret());
    assertThat(server.event(id).path("event_id").asString())
        .isEqualTo("evt_1NG8Du2eZvKYlo2CUI79vXWy");
    assertThat(server.event(id).path("type").asString()).isEqualTo("invoice.paid");
  }

  @Test
  void a_webhook_of_resend_is_known_by_the_id_that_it_signs() {
    String secret = "whsec_dGVzdC1zZWNyZXQtb2YtYS1yZXNlbmQtc291cmNl";
    SourceSetUp source = server.source("resend", secret);
    byte[] body =
        """
        {"type":"email.delivered","created_at":"2026-02-22T23:41:12.126Z",\
        "data":{"email_id":"56761188-7520-42d8-8898-ff6fc54ce618","subject":"Grüße"}}\
        """
            .getBytes(UTF_8);
    Map<String, String> headers =
        new ProviderSender("resend", secret).sign(body, "msg_2Lh9KRb0pzN4LePd3XiA4v12Axj", now());

    String id =
        server.api().hook(source.url(), body, headers).expect(202).json().path("id").asString();

    server.awaitDelivery(id, "delivered");
    RecordedRequest arrived = receiver.awaitRequest(StartedServer.SOON);
    assertThat(arrived.body()).isEqualTo(body);
    ForeignVerifiers.assertGenuine(arrived, endpoint.secret());
    assertThat(server.event(id).path("event_id").asString())
        .isEqualTo("msg_2Lh9KRb0pzN4LePd3XiA4v12Axj");
    assertThat(server.event(id).path("type").asString()).isEqualTo("email.delivered");
  }

  @Test
  void what_is_not_json_arrives_as_it_is() {
    SourceSetUp source = server.source("github", SECRET);
    byte[] body = new byte[256];
    for (int at = 0; at < body.length; at++) {
      body[at] = (byte) at;
    }
    Map<String, String> headers = new ProviderSender("github", SECRET).github(body, "1", "push");
    headers.put("Content-Type", "application/octet-stream");

    server.api().hook(source.url(), body, headers).expect(202);

    RecordedRequest arrived = receiver.awaitRequest(StartedServer.SOON);
    assertThat(arrived.body()).isEqualTo(body);
    assertThat(arrived.header("content-type")).contains("application/octet-stream");
  }

  private static Instant now() {
    return Instant.now();
  }
}
