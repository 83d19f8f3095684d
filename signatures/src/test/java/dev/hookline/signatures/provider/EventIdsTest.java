package dev.hookline.signatures.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.batch.BatchRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What names the event of a body, so that it is recognised when it is sent again. */
class EventIdsTest {

  private static final String ADYEN =
      "{\"NotificationRequestItem\":{\"pspReference\":\"%s\",\"eventCode\":\"CAPTURE\","
          + "\"success\":\"%s\",\"merchantAccountCode\":\"%s\",\"originalReference\":\"O\"}}";
  private static final String HUBSPOT =
      "{\"eventId\":%d,\"subscriptionId\":2,\"portalId\":%d,\"occurredAt\":4,\"attemptNumber\":%d}";

  /**
   * A provider whose bodies list events.
   *
   * @param around the body around its events
   * @param id of the event, when it is the only one
   */
  record Listing(String provider, String around, String event, String id) {

    String body(String events) {
      return around.formatted(events);
    }
  }

  static List<Listing> listings() {
    return List.of(
        new Listing(
            "adyen",
            "{\"live\":\"false\",\"notificationItems\":[%s]}",
            ADYEN.formatted("P", "true", "M"),
            "P:CAPTURE:true:M:O"),
        new Listing("hubspot", "[%s]", HUBSPOT.formatted(1, 3, 0), "1:2:3:4"),
        new Listing("hubspot-v1", "[%s]", HUBSPOT.formatted(1, 3, 2), "1:2:3:4"),
        new Listing("hubspot-v2", "[%s]", HUBSPOT.formatted(1, 3, 1), "1:2:3:4"),
        new Listing("line", "{\"events\":[%s]}", "{\"webhookEventId\":\"01H\"}", "01H"),
        new Listing("sendgrid", " [%s]\r\n", "{\"sg_event_id\":\"s1\"}", "s1"),
        new Listing(
            "xero",
            "{\"events\":[%s]}",
            "{\"resourceId\":\"r\",\"eventType\":\"UPDATE\",\"eventDateUtc\":\"2026\"}",
            "r:UPDATE:2026"),
        new Listing("microsoft-graph", "{\"value\":[%s]}", "{\"id\":\"g\"}", "g"),
        new Listing("cloudevents", "[%s]", "{\"id\":\"1\",\"source\":\"/a\"}", "1:/a"),
        new Listing("azure-event-grid", "[%s]", "{\"id\":\"1\"}", "1"),
        new Listing(
            "meta",
            "{\"entry\":[%s]}",
            "{\"changes\":[{\"value\":{\"messages\":[{\"id\":\"w1\"}]}}]}",
            "w1"),
        new Listing(
            "meta",
            "{\"entry\":[{\"changes\":[%s]}]}",
            "{\"value\":{\"statuses\":[{\"id\":\"w1\",\"status\":\"read\"}]}}",
            "w1:read"),
        new Listing(
            "meta",
            "{\"entry\":[{\"messaging\":[%s]}]}",
            "{\"message\":{\"mid\":\"m1\",\"is_deleted\":true}}",
            "m1:true"));
  }

  @ParameterizedTest
  @MethodSource("listings")
  void the_only_event_of_a_body_names_it_and_one_of_several_does_not(Listing listing) {
    String one = listing.body(listing.event());

    assertThat(id(listing.provider(), one)).isEqualTo(listing.id());
    BatchRule batch =
        Objects.requireNonNull(Providers.find(listing.provider()).orElseThrow().batch());
    assertThat(batch.elementsOf(one.getBytes(UTF_8)))
        .singleElement()
        .satisfies(element -> assertThat(element.identity().id()).isEqualTo(listing.id()));
    for (String several :
        List.of(listing.event() + "," + listing.event(), listing.event() + ",1")) {
      assertThat(id(listing.provider(), listing.body(several))).isNull();
    }
    assertThat(id(listing.provider(), listing.body(""))).isNull();
  }

  @Test
  void what_is_beside_a_message_of_meta_is_no_repeat_with_it() {
    String message = "\"messaging\":[{\"message\":{\"mid\":\"m1\"}}]";

    assertThat(id("meta", "{\"entry\":[{" + message + "}]}")).isEqualTo("m1");
    assertThat(id("meta", "{\"entry\":[{" + message + ",\"standby\":[{}]}]}")).isNull();
    assertThat(id("meta", "{\"entry\":[{" + message + ",\"changes\":[{}]}]}")).isNull();
  }

  @Test
  void members_that_make_another_event_make_another_id() {
    String around = "{\"notificationItems\":[%s]}";
    assertThat(
            List.of(
                id("adyen", around.formatted(ADYEN.formatted("P", "true", "M"))) + "",
                id("adyen", around.formatted(ADYEN.formatted("P", "false", "M"))) + "",
                id("adyen", around.formatted(ADYEN.formatted("P", "true", "N"))) + "",
                id("adyen", around.formatted(ADYEN.formatted("Q", "true", "M"))) + ""))
        .doesNotHaveDuplicates();
    assertThat(id("hubspot", "[" + HUBSPOT.formatted(1, 9, 0) + "]")).isEqualTo("1:2:9:4");
  }

  @Test
  void an_item_of_adyen_may_be_the_body_and_then_names_it() {
    String item =
        "\"pspReference\":\"P\",\"eventCode\":\"CAPTURE\",\"success\":true,\"merchantAccountCode\":\"M\"";

    assertThat(id("adyen", "{" + item + "}")).isEqualTo("P:CAPTURE:true:M");
    assertThat(id("adyen", "{" + item + ",\"notificationItems\":[{},{}]}"))
        .as("nobody signs what is beside the items")
        .isNull();
  }

  @Test
  void envelopes_of_docusign_are_named_by_event_and_time() {
    String envelope =
        "{\"event\":\"%s\",\"retryCount\":%d,\"generatedDateTime\":\"2026-01-02T09:00:00.0000000Z\","
            + "\"data\":{\"envelopeId\":\"e1\"%s}}";

    assertThat(id("docusign", envelope.formatted("envelope-sent", 0, "")))
        .isEqualTo("e1:envelope-sent:2026-01-02T09\\:00\\:00.0000000Z")
        .isEqualTo(id("docusign", envelope.formatted("envelope-sent", 3, "")));
    assertThat(id("docusign", envelope.formatted("recipient-sent", 0, ",\"recipientId\":\"1\"")))
        .isNotEqualTo(
            id("docusign", envelope.formatted("recipient-sent", 0, ",\"recipientId\":\"2\"")));
    assertThat(id("docusign", "<DocuSignEnvelopeInformation/>")).isNull();
  }

  /** As docs/sources.md says. */
  @Test
  void these_providers_give_their_events_no_id() {
    assertThat(
            Providers.all().stream()
                .filter(provider -> provider.event().id().isEmpty())
                .map(Provider::key))
        .containsExactlyInAnyOrder(
            "adyen-platform",
            "asana",
            "calendly",
            "cloudflare-stream",
            "dropbox",
            "lemon-squeezy",
            "mailchimp",
            "mandrill",
            "messagebird",
            "paystack",
            "plaid",
            "pusher",
            "sinch",
            "strava",
            "x",
            "zoom",
            "hmac",
            "ed25519",
            "basic",
            "api-key",
            "none");
  }

  private static @Nullable String id(String provider, String body) {
    return Providers.find(provider)
        .orElseThrow()
        .event()
        .of(SignedRequest.of("POST", null, Map.of(), body.getBytes(UTF_8)))
        .id();
  }
}
