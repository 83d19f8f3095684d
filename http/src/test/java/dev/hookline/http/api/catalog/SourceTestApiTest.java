package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SourceTestApiTest {

  private static final String LIST = "/api/v1/sources";

  private final CatalogServer server = new CatalogServer();

  @AfterEach
  void close() {
    server.close();
  }

  private String made(String members) {
    JsonNode source = server.expect(201, "POST", LIST, "{\"name\":\"test\"," + members + "}");
    return LIST + "/" + source.path("id").asString();
  }

  private Event event(JsonNode answer) {
    Id id = Id.parse(IdPrefix.EVENT, answer.path("id").asString()).orElseThrow();
    return server.store.eventReader().find(server.api.project, id).orElseThrow();
  }

  @Test
  void a_sample_passes_verification_and_becomes_an_event() {
    String path = made("\"provider\":\"github\",\"secret\":\"a-test-secret-0123456789\"");

    JsonNode first = server.expect(202, "POST", path + "/test", null);
    JsonNode second = server.expect(202, "POST", path + "/test", "{}");

    assertThat(first.path("duplicate").asBoolean()).isFalse();
    assertThat(second.path("duplicate").asBoolean()).isFalse();
    assertThat(event(first).type()).isEqualTo("push");
    assertThat(event(first).eventId()).startsWith("sample_");
    assertThat(event(first).eventId()).isNotEqualTo(event(second).eventId());
  }

  @Test
  void the_type_of_the_sample_can_be_chosen() {
    String path = made("\"provider\":\"stripe\",\"secret\":\"whsec_a-test-secret-0123456789\"");

    JsonNode kept =
        server.expect(202, "POST", path + "/test", "{\"type\":\"payment_intent.succeeded\"}");
    JsonNode other = server.expect(202, "POST", path + "/test", "{\"type\":\"coupon.created\"}");

    assertThat(event(kept).type()).isEqualTo("payment_intent.succeeded");
    assertThat(event(other).type()).isEqualTo("coupon.created");
    server.expect(422, "POST", path + "/test", "{\"kind\":\"coupon.created\"}");
  }

  @Test
  void a_sample_can_be_signed_in_the_body() {
    String path = made("\"provider\":\"mailgun\",\"secret\":\"a-test-secret-0123456789\"");

    assertThat(event(server.expect(202, "POST", path + "/test", null)).type())
        .isEqualTo("delivered");
  }

  @Test
  void a_sample_of_a_source_with_settings_of_its_own_holds_what_they_name() {
    String path =
        made(
            """
            "provider":"hmac","secret":"0123456789","verification":{
              "signed":"{timestamp}.{body}",
              "signature":{"header":"X-Sig","prefix":"v1=","encoding":"hex"},
              "timestamp":{"header":"X-Time"},
              "event_id":{"json_pointer":"/data/id"},"event_type":{"json_pointer":"/data/kind"}}
            """);

    Event event = event(server.expect(202, "POST", path + "/test", null));

    assertThat(event.type()).isEqualTo("hookline.sample");
    assertThat(event.eventId()).startsWith("sample_");
  }

  @Test
  void what_only_the_sender_can_sign_is_not_made_up() {
    String path =
        made(
            "\"provider\":\"telnyx\","
                + "\"secret\":\"PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\"");

    assertThat(server.expect(409, "POST", path + "/test", null).path("code").asString())
        .isEqualTo("not_allowed");
  }

  @Test
  void a_source_that_is_off_says_why_it_takes_no_sample() {
    String path = made("\"provider\":\"none\",\"enabled\":false");

    JsonNode problem = server.expect(409, "POST", path + "/test", null);

    assertThat(problem.path("detail").asString()).contains("disabled");
  }

  @Test
  void a_sample_that_cannot_be_stored_is_not_said_to_be() {
    String path = made("\"provider\":\"none\"");
    server.store.faults().refuseWrites();

    assertThat(server.call("POST", path + "/test", null).statusCode()).isEqualTo(503);
  }
}
