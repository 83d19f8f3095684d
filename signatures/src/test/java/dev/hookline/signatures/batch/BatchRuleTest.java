package dev.hookline.signatures.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.json.JsonElements;
import dev.hookline.signatures.json.JsonPointer;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.scheme.EventIdentity;
import java.util.List;
import java.util.Objects;
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
                    "[{\"eventId\":1,\"subscriptionId\":2,\"subscriptionType\":\"contact.creation\"}]")))
        .containsExactly(new EventIdentity("1:2", "contact.creation"));
    assertThat(
            names(
                elements(
                    "adyen",
                    "{\"notificationItems\":[{\"NotificationRequestItem\":{\"pspReference\":\"P\","
                        + "\"eventCode\":\"AUTHORISATION\",\"success\":\"true\"}}]}")))
        .containsExactly(new EventIdentity("P:AUTHORISATION:true", "AUTHORISATION"));
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
