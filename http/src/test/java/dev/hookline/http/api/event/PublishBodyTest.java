package dev.hookline.http.api.event;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.http.problem.FieldError;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.Refused;
import dev.hookline.ingest.Publication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublishBodyTest {

  private static final int PAYLOAD_MAX = 1 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ \"b\" : 1.10 ,\n\t\"a\":\"\\u00e9\\/\" , \"n\":1E400 }",
        "[ 1 , [ ] , {} ]",
        "\"text with \\\"quotes\\\" and \u00e9\u4e2d\ud83d\ude00\"",
        "\"\"",
        "\"\\ud800\"",
        "0",
        "-0.0e-0",
        "12345678901234567890123456789012345678901234567890",
        "true",
        "false",
        "null",
        "{\"payload\":{\"payload\":\"}\"}}",
      })
  void the_payload_is_the_very_bytes_that_were_sent(String payload) {
    for (String body :
        List.of(
            "{\"type\":\"a.b\",\"payload\":" + payload + "}",
            "{\"payload\":" + payload + ",\"type\":\"a.b\"}",
            "{ \"payload\" :  " + payload + "  , \"type\" : \"a.b\" } ",
            "\n{\"tenant\":\"\u00e9\u4e2d\",\"type\":\"a.b\",\"payload\"\t:\r\n"
                + payload
                + "\r\n}")) {
      Publication publication = PublishBody.one(body.getBytes(UTF_8), PAYLOAD_MAX);

      assertThat(new String(publication.payload().bytes(), UTF_8)).as(body).isEqualTo(payload);
      assertThat(publication.payload().contentType()).isEqualTo("application/json");
      assertThat(publication.type()).isEqualTo("a.b");
    }
  }

  @Test
  void each_payload_of_a_batch_is_cut_out_at_its_own_place() {
    String body =
        "{\"events\":[{\"type\":\"a\",\"payload\":{\"n\": 1}}, {\"payload\" : [2 ],\"type\":\"b\"},"
            + "{\"type\":\"c\",\"payload\":3}]}";

    List<ReadItem> items = PublishBody.batch(body.getBytes(UTF_8), PAYLOAD_MAX);

    assertThat(items)
        .extracting(item -> new String(good(item).payload().bytes(), UTF_8))
        .containsExactly("{\"n\": 1}", "[2 ]", "3");
  }

  @Test
  void what_a_publisher_may_say_of_an_event_is_read() {
    Publication publication =
        one(
            """
            {"event_id":"order-7","type":"a.b","payload":{},"tenant":"acme","ordering_key":"k",
             "headers":{"X-Trace":"abc","x-b":"1"}}
            """);

    assertThat(publication.eventId()).isEqualTo("order-7");
    assertThat(publication.tenant()).isEqualTo("acme");
    assertThat(publication.orderingKey()).isEqualTo("k");
    assertThat(publication.headers().lines()).isEqualTo("X-Trace: abc\nx-b: 1\n");
  }

  @Test
  void what_is_null_is_left_out() {
    Publication publication =
        one("{\"event_id\":null,\"type\":\"a\",\"payload\":1,\"tenant\":null,\"headers\":null}");

    assertThat(publication.eventId()).isNull();
    assertThat(publication.tenant()).isNull();
    assertThat(publication.headers().lines()).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_named_at_once() {
    Problem problem =
        problem(
            """
            {"event_id":"a b","type":".a","tenant":7,"ordering_key":"","x~/y":1,
             "headers":{"a b":"x","ok":"line\\nbreak","no":[1]}}
            """);

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("unknown_field");
    assertThat(problem.errors())
        .extracting(FieldError::pointer)
        .containsExactly(
            "/event_id",
            "/type",
            "/tenant",
            "/ordering_key",
            "/x~0~1y",
            "/headers/a b",
            "/headers/ok",
            "/headers/no",
            "/payload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..a..",
        "a..b",
        "a.",
        ".a",
        "a.>.*",
        "*",
        "a b",
        "a/b",
        "\u00e9",
        "a\\u0000",
        "",
      })
  void a_type_that_is_none_is_refused(String type) {
    Problem problem = problem("{\"type\":\"" + type + "\",\"payload\":{}}");

    assertThat(problem.code()).isEqualTo("invalid_fields");
    assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\u0000", "a\\nb", "\\u202e", "\\ud800", "\u00a0", "a b", "\\u200b", "\\u007f"})
  void a_name_that_nobody_can_see_is_refused(String eventId) {
    Problem problem = problem("{\"type\":\"a\",\"payload\":{},\"event_id\":\"x" + eventId + "\"}");

    assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/event_id");
  }

  @Test
  void names_have_255_characters_at_most() {
    String longest = "x".repeat(255);

    assertThat(one("{\"type\":\"a\",\"payload\":1,\"event_id\":\"" + longest + "\"}").eventId())
        .isEqualTo(longest);
    assertThat(problem("{\"type\":\"a\",\"payload\":1,\"event_id\":\"" + longest + "x\"}").errors())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1,2,3]",
        "\"x\"",
        "tru",
        "null",
        "{\"type\":\"a.b\",\"payload\":{\"v\":NaN}}",
        "{\"type\":\"a.b\",\"payload\":{\"v\":-Infinity}}",
        "{\"type\":\"a.b\",/* c */\"payload\":{}}",
        "{\"type\":\"a.b\",\"payload\":{},}",
        "{\"type\":\"a.b\",\"payload\":{}}{}",
        "{\"type\":\"a.b\",\"payload\":{}} x",
        "{\"type\":\"a.b\",\"payload\":{\"s\":\"\\x41\"}}",
        "{\"type\":\"a.b\",\"payload\":{\"a\":1,\"a\":2}}",
        "{\"type\":\"a.b\",\"type\":\"a.c\",\"payload\":{}}",
        "{\"type\":\"a.b\",\"payload\":01}",
        "{\"type\":\"a.b\",\"payload\":'x'}",
        "{'type':\"a.b\",\"payload\":1}",
        "{\"type\":\"a.b\",\"payload\":\"\t\"}",
        "{\"type\":\"a.b\",\"payload\":",
        "\ufeff{\"type\":\"a.b\",\"payload\":{}}",
      })
  void what_is_not_json_is_refused_as_a_whole(String body) {
    assertThat(problem(body).code()).isEqualTo("invalid_json");
    assertThat(problem(body).status()).isEqualTo(400);
  }

  @Test
  void bytes_that_are_not_utf8_are_refused_wherever_they_stand() {
    for (byte[] bad :
        List.of(
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xE2, (byte) 0x82})) {
      byte[] head = "{\"type\":\"a.b\",\"payload\":{\"s\":\"".getBytes(UTF_8);
      byte[] tail = "\"}}".getBytes(UTF_8);
      byte[] body = new byte[head.length + bad.length + tail.length];
      System.arraycopy(head, 0, body, 0, head.length);
      System.arraycopy(bad, 0, body, head.length, bad.length);
      System.arraycopy(tail, 0, body, head.length + bad.length, tail.length);

      Refused refused =
          catchThrowableOfType(Refused.class, () -> PublishBody.one(body, PAYLOAD_MAX));
      assertThat(refused.problem().code()).isEqualTo("invalid_json");
    }
  }

  @Test
  void utf16_is_not_guessed() {
    byte[] body = "{\"type\":\"a.b\",\"payload\":{}}".getBytes(UTF_16BE);

    Refused refused = catchThrowableOfType(Refused.class, () -> PublishBody.one(body, PAYLOAD_MAX));
    assertThat(refused.problem().code()).isEqualTo("invalid_json");
  }

  @Test
  void a_payload_may_be_64_deep_alone_and_in_a_batch() {
    String deepest = "[".repeat(64) + "]".repeat(64);
    String deeper = "[" + deepest + "]";

    one("{\"type\":\"a\",\"payload\":" + deepest + "}");
    good(
        PublishBody.batch(
                ("{\"events\":[{\"type\":\"a\",\"payload\":" + deepest + "}]}").getBytes(UTF_8),
                PAYLOAD_MAX)
            .getFirst());

    assertThat(problem("{\"type\":\"a\",\"payload\":" + deeper + "}").code())
        .isEqualTo("invalid_json");
    assertThat(batchProblem("{\"events\":[{\"type\":\"a\",\"payload\":" + deeper + "}]}").code())
        .isEqualTo("invalid_json");
  }

  @Test
  void a_number_may_have_1000_characters() {
    one("{\"type\":\"a\",\"payload\":" + "9".repeat(1000) + "}");
    assertThat(problem("{\"type\":\"a\",\"payload\":" + "9".repeat(1001) + "}").code())
        .isEqualTo("invalid_json");
  }

  @Test
  void a_batch_says_of_each_event_what_is_wrong_with_it() {
    List<ReadItem> items =
        PublishBody.batch(
            """
            {"events":[{"type":"a","payload":1},7,{"type":"b"},{"type":"c","payload":[1,2,3,4]},
              {"type":"d","payload":4}]}
            """
                .getBytes(UTF_8),
            5);

    assertThat(good(items.get(0)).type()).isEqualTo("a");
    assertThat(bad(items.get(1)).errors())
        .containsExactly(new FieldError("/events/1", "must be an object"));
    assertThat(bad(items.get(2)).errors())
        .containsExactly(new FieldError("/events/2/payload", "is required"));
    assertThat(bad(items.get(3)).code()).isEqualTo("body_too_large");
    assertThat(good(items.get(4)).type()).isEqualTo("d");
  }

  @Test
  void a_batch_has_1_to_1000_events() {
    String event = "{\"type\":\"a\",\"payload\":1}";
    String thousand = (event + ",").repeat(999) + event;

    assertThat(PublishBody.batch(("{\"events\":[" + thousand + "]}").getBytes(UTF_8), PAYLOAD_MAX))
        .hasSize(1000);
    for (String body :
        List.of(
            "{\"events\":[]}",
            "{\"events\":[" + thousand + "," + event + "]}",
            "{\"events\":{}}",
            "{}")) {
      assertThat(batchProblem(body).errors())
          .extracting(FieldError::pointer)
          .containsExactly("/events");
    }
  }

  private static Publication one(String body) {
    return PublishBody.one(body.getBytes(UTF_8), PAYLOAD_MAX);
  }

  private static Problem problem(String body) {
    return catchThrowableOfType(Refused.class, () -> one(body)).problem();
  }

  private static Problem batchProblem(String body) {
    return catchThrowableOfType(
            Refused.class, () -> PublishBody.batch(body.getBytes(UTF_8), PAYLOAD_MAX))
        .problem();
  }

  private static Publication good(ReadItem item) {
    return switch (item) {
      case ReadItem.Good(Publication publication) -> publication;
      case ReadItem.Bad(Problem problem) -> throw new AssertionError(problem.toString());
    };
  }

  private static Problem bad(ReadItem item) {
    return switch (item) {
      case ReadItem.Good(Publication publication) ->
          throw new AssertionError(publication.toString());
      case ReadItem.Bad(Problem problem) -> problem;
    };
  }
}
