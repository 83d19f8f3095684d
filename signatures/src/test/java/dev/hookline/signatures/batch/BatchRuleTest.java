package dev.hookline.signatures.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.json.JsonElements;
import dev.hookline.signatures.json.JsonPointer;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.scheme.EventIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchRuleTest {

  private static List<BatchElement> elements(String provider, String body) {
    BatchRule rule = Objects.requireNonNull(Providers.find(provider).orElseThrow().batch());
    return rule.elementsOf(body.getBytes(UTF_8));
  }

  private static List<String> texts(List<BatchElement> elements) {
    return elements.stream().map(element -> new String(element.bytes(), UTF_8)).toList();
  }

  private static List<EventIdentity> names(List<BatchElement> elements) {
    return elements.stream().map(BatchElement::identity).toList();
  }

  private static List<@Nullable String> ids(String provider, String body) {
    List<@Nullable String> ids = new ArrayList<>();
    names(elements(provider, body)).forEach(name -> ids.add(name.id()));
    return ids;
  }

  @Test
  void the_bytes_of_an_element_are_those_that_arrived() {
    String one = "{ \"sg_event_id\":\"a\",\t\"event\":\"open\", \"x\":[1, {\"y\":\"],}\"}]}";
    String two = "{\"event\":\"click\",\"sg_event_id\":\"b\", \"n\":1.50, \"u\":\"\\u00e9\u00e9\"}";
    List<BatchElement> elements = elements("sendgrid", " [\r\n" + one + " ,\n" + two + "\n]\n");

    assertThat(texts(elements)).containsExactly(one, two);
    assertThat(names(elements))
        .containsExactly(new EventIdentity("a", "open"), new EventIdentity("b", "click"));
  }

  @Test
  void several_members_name_an_event_together() {
    assertThat(
            names(
                elements(
                    "hubspot",
                    "[{\"eventId\":1,\"subscriptionId\":2,\"portalId\":3,\"occurredAt\":4,\"objectId\":5,"
                        + "\"subscriptionType\":\"contact.creation\",\"attemptNumber\":1}]")))
        .containsExactly(new EventIdentity("1:2:3:4:5", "contact.creation"));
    assertThat(
            names(
                elements(
                    "adyen",
                    "{\"notificationItems\":[{\"NotificationRequestItem\":{\"pspReference\":\"P\","
                        + "\"eventCode\":\"AUTHORISATION\",\"success\":\"true\","
                        + "\"merchantAccountCode\":\"M\"}}]}")))
        .containsExactly(new EventIdentity("P:AUTHORISATION:true:M", "AUTHORISATION"));
  }

  @Test
  void different_members_never_join_to_the_same_id() {
    assertThat(
            ids(
                "xero",
                "{\"events\":[%s,%s,%s,%s]}"
                    .formatted(
                        xero("a:b", "c", "d"),
                        xero("a", "b:c", "d"),
                        xero("a", "b", "c:d"),
                        xero("a\\\\", "b", "c"))))
        .containsExactly("a\\:b:c:d", "a:b\\:c:d", "a:b:c:d", "a\\\\:b:c")
        .doesNotHaveDuplicates();
  }

  private static String xero(String resource, String type, String date) {
    return "{\"resourceId\":\"%s\",\"eventType\":\"%s\",\"eventDateUtc\":\"%s\"}"
        .formatted(resource, type, date);
  }

  @Test
  void what_only_a_part_of_its_name_is_there_of_has_no_id() {
    assertThat(
            ids(
                "hubspot",
                "[{\"subscriptionId\":5},{\"eventId\":1},{\"eventId\":\"\",\"subscriptionId\":5},"
                    + "{\"eventId\":null,\"subscriptionId\":5}]"))
        .containsOnlyNulls();
  }

  @Test
  void the_id_of_a_cloud_event_counts_within_its_source() {
    assertThat(
            ids(
                "cloudevents",
                "[{\"id\":\"1\",\"source\":\"https://a.example/s\"},{\"id\":\"1\",\"source\":\"/b\"},"
                    + "{\"id\":\"1\"},{\"id\":\"1\",\"source\":\"\"},{\"id\":\"1:/b\"},{\"source\":\"/b\"}]"))
        .containsExactly("1:https://a.example/s", "1:/b", "1", "1:", "1\\:/b", null);
  }

  @Test
  void an_id_of_many_parts_is_never_too_long() {
    String source = "x".repeat(255);
    List<@Nullable String> ids =
        ids(
            "cloudevents",
            "[{\"id\":\"1\",\"source\":\"%s\"},{\"id\":\"2\",\"source\":\"%s\"}]"
                .formatted(source, source));
    assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).hasSize(64));
  }

  @Test
  void what_happens_to_a_message_later_is_no_repeat_of_it() {
    String entry = "{\"entry\":[{\"messaging\":[{\"message\":%s}]}]}";
    assertThat(ids("meta", entry.formatted("{\"mid\":\"m1\",\"text\":\"hi\"}")))
        .containsExactly("m1");
    assertThat(ids("meta", entry.formatted("{\"mid\":\"m1\",\"is_deleted\":true}")))
        .containsExactly("m1:true");
  }

  @Test
  void the_id_of_one_of_several_messages_is_not_that_of_their_change() {
    String change = "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":%s}]}]}";
    assertThat(ids("meta", change.formatted("{\"messages\":[{\"id\":\"w1\"}]}")))
        .containsExactly("w1");
    assertThat(
            ids("meta", change.formatted("{\"statuses\":[{\"id\":\"w1\",\"status\":\"read\"}]}")))
        .containsExactly("w1:read");
    for (String several :
        List.of(
            "{\"messages\":[{\"id\":\"w1\"},{\"id\":\"w2\"}]}",
            "{\"statuses\":[{\"id\":\"w1\",\"status\":\"read\"},{\"id\":\"w2\",\"status\":\"read\"}]}",
            "{\"statuses\":[{\"status\":\"read\"}]}",
            "{\"messages\":[{\"id\":\"w1\"}],\"statuses\":[{\"id\":\"w1\",\"status\":\"read\"}]}")) {
      assertThat(ids("meta", change.formatted(several))).as(several).containsOnlyNulls();
    }
  }

  @Test
  void events_may_lie_one_level_deeper() {
    List<BatchElement> elements =
        elements(
            "meta",
            """
            {"object":"page","entry":[
              {"id":"1","changes":[{"field":"feed","value":{}},{"field":"likes","value":{}}]},
              {"id":"2","messaging":[{"message":{"mid":"m1"}}]},
              {"id":"3"}]}
            """);

    assertThat(texts(elements))
        .containsExactly(
            "{\"field\":\"feed\",\"value\":{}}",
            "{\"field\":\"likes\",\"value\":{}}",
            "{\"message\":{\"mid\":\"m1\"}}",
            "{\"id\":\"3\"}");
    assertThat(names(elements))
        .containsExactly(
            new EventIdentity(null, "feed"),
            new EventIdentity(null, "likes"),
            new EventIdentity("m1", null),
            new EventIdentity(null, null));
  }

  @Test
  void what_holds_no_list_has_no_elements() {
    for (String body : List.of("", "{}", "[]", "{\"events\":{}}", "[{]", "a=b", "[1,2] x")) {
      assertThat(elements("gocardless", body)).as(body).isEmpty();
      assertThat(elements("sendgrid", body)).as(body).isEmpty();
    }
  }

  @Test
  void elements_may_be_of_every_kind() {
    List<byte[]> found =
        JsonElements.of(
            "{\"a\":[1,\"x,]\",null,[ ],{},-2e3,true]}".getBytes(UTF_8), JsonPointer.of("/a"));
    assertThat(found.stream().map(bytes -> new String(bytes, UTF_8)))
        .containsExactly("1", "\"x,]\"", "null", "[ ]", "{}", "-2e3", "true");
  }
}
