package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Secrets change without a moment in which one side knows only the other one. */
class SecretIsRotatedTest {

  private static final byte[] BODY = "{\"zen\":\"Keep it logically awesome.\"}".getBytes(UTF_8);

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  SecretIsRotatedTest() {
    receiver.otherwise(Behaviour.status(200));
  }

  @Test
  void deliveries_carry_a_signature_of_both_secrets_during_the_overlap() {
    EndpointSetUp endpoint = server.endpoint(StartedServer.url(receiver, "/hook"));
    String newSecret = rotate(endpoint, "{\"overlap\": \"1h\"}").path("secret").asString();

    server.awaitDelivery(server.publish("order.paid", "{}"), "delivered");

    RecordedRequest arrived = receiver.awaitRequest(StartedServer.SOON);
    assertThat(arrived.header("webhook-signature").orElseThrow().split(" ")).hasSize(2);
    assertThat(newSecret).isNotEqualTo(endpoint.secret());
    ForeignVerifiers.assertGenuine(arrived, endpoint.secret());
    ForeignVerifiers.assertGenuine(arrived, newSecret);
  }

  @Test
  void without_an_overlap_the_old_secret_signs_no_more() {
    EndpointSetUp endpoint = server.endpoint(StartedServer.url(receiver, "/hook"));
    String newSecret = rotate(endpoint, "{\"overlap\": \"0s\"}").path("secret").asString();

    server.awaitDelivery(server.publish("order.paid", "{}"), "delivered");

    RecordedRequest arrived = receiver.awaitRequest(StartedServer.SOON);
    assertThat(arrived.header("webhook-signature").orElseThrow().split(" ")).hasSize(1);
    ForeignVerifiers.assertGenuine(arrived, newSecret);
    assertThat(server.api().read(endpoint.path() + "/secret").path("secret").asString())
        .isEqualTo(newSecret);
  }

  @Test
  void the_secret_is_shown_at_its_making_and_in_no_list() {
    EndpointSetUp endpoint = server.endpoint(StartedServer.url(receiver, "/hook"));

    assertThat(endpoint.secret()).startsWith("whsec_");
    assertThat(server.api().get(endpoint.path()).text()).doesNotContain(endpoint.secret());
    assertThat(server.api().get("/api/v1/endpoints").text()).doesNotContain(endpoint.secret());
  }

  @Test
  void a_source_takes_the_old_secret_and_the_new_one_during_the_overlap() {
    SourceSetUp source = server.source("github", "test-secret-the-old-one");
    server
        .api()
        .post(
            "/api/v1/sources/" + source.id() + "/secrets",
            "{\"secret\": \"test-secret-the-new-one\", \"overlap\": \"1h\"}")
        .expect(201);

    for (String secret : new String[] {"test-secret-the-old-one", "test-secret-the-new-one"}) {
      ProviderSender github = new ProviderSender("github", secret);
      server.api().hook(source.url(), BODY, github.github(BODY, secret, "push")).expect(202);
    }
  }

  @Test
  void a_source_takes_the_new_secret_alone_without_an_overlap() {
    SourceSetUp source = server.source("github", "test-secret-the-old-one");
    server
        .api()
        .post(
            "/api/v1/sources/" + source.id() + "/secrets",
            "{\"secret\": \"test-secret-the-new-one\", \"overlap\": \"0s\"}")
        .expect(201);

    ProviderSender old = new ProviderSender("github", "test-secret-the-old-one");
    ProviderSender present = new ProviderSender("github", "test-secret-the-new-one");
    server.api().hook(source.url(), BODY, old.github(BODY, "1", "push")).expect(401);
    server.api().hook(source.url(), BODY, present.github(BODY, "2", "push")).expect(202);
  }

  private JsonNode rotate(EndpointSetUp endpoint, String overlap) {
    return server.api().post(endpoint.path() + "/secret/rotate", overlap).expect(200).json();
  }
}
