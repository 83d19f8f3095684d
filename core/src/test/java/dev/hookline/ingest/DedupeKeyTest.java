package dev.hookline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Headers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DedupeKeyTest {

  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Request(Headers headers, byte[] body) implements InboundRequest {
    @Override
    public String method() {
      return "POST";
    }

    @Override
    public @Nullable String url() {
      return null;
    }

    @Override
    public List<String> headerValues(String name) {
      return headers.fields().stream()
          .filter(field -> field.name().equalsIgnoreCase(name))
          .map(Headers.Field::value)
          .toList();
    }

    @Override
    public @Nullable String contentType() {
      return null;
    }

    @Override
    public String remoteAddress() {
      return "192.0.2.1";
    }
  }

  private static Request request(String body, String... header) {
    Headers.Builder headers = new Headers.Builder();
    for (int at = 0; at < header.length; at += 2) {
      headers.add(header[at], header[at + 1]);
    }
    return new Request(headers.build(), body.getBytes(UTF_8));
  }

  private static DedupeKey key(DedupeRule.By by, String... fields) {
    return new DedupeKey(new DedupeRule(by, List.of(fields), null));
  }

  private static @Nullable String of(DedupeKey key, Request request) {
    return key.of(request, request.body(), 0, "sender-id");
  }

  @Test
  void the_value_of_a_field_is_the_key_and_is_no_id_of_a_sender() {
    DedupeKey header = key(DedupeRule.By.VALUE, "header:x-id");
    String one = of(header, request("", "X-Id", "a"));

    assertThat(one).isNotNull().isNotEqualTo("a").endsWith("a");
    assertThat(of(header, request("other", "x-id", "a"))).isEqualTo(one);
    assertThat(of(header, request("", "X-Id", "b"))).isNotEqualTo(one);
    assertThat(of(header, request(""))).isNull();
    assertThat(of(header, request("", "X-Id", ""))).isNull();
  }

  @Test
  void a_long_value_becomes_a_short_key() {
    DedupeKey header = key(DedupeRule.By.VALUE, "header:x-id");
    String one = of(header, request("", "X-Id", "a".repeat(10_000)));

    assertThat(one).hasSizeLessThan(255);
    assertThat(of(header, request("", "X-Id", "a".repeat(10_001)))).isNotEqualTo(one);
  }

  @Test
  void a_hash_tells_which_field_holds_what() {
    DedupeKey hash = key(DedupeRule.By.HASH, "/a", "/b");
    String one = of(hash, request("{\"a\":1,\"c\":1}"));

    assertThat(of(hash, request("{\"c\":2, \"a\":1}"))).isEqualTo(one);
    assertThat(of(hash, request("{\"b\":1}"))).isNotEqualTo(one);
    assertThat(of(hash, request("{\"a\":{\"x\":1}}")))
        .isNotEqualTo(of(hash, request("{\"a\":{\"x\":2}}")));
    assertThat(of(hash, request("{\"a\":\"1\"}"))).isNotEqualTo(one);
    assertThat(of(hash, request("{}"))).isNull();
    assertThat(of(hash, request("no json"))).isNull();
  }

  @Test
  void a_header_alone_does_not_make_the_events_of_a_batch_repeats_of_each_other() {
    DedupeKey header = key(DedupeRule.By.VALUE, "header:x-id");
    Request request = request("", "X-Id", "a");

    assertThat(header.of(request, new byte[0], 1, null))
        .isNotEqualTo(header.of(request, new byte[0], 2, null));
    DedupeKey body = key(DedupeRule.By.VALUE, "/id");
    byte[] element = "{\"id\":7}".getBytes(UTF_8);
    assertThat(body.of(request, element, 1, null)).isEqualTo(body.of(request, element, 2, null));
  }

  @Test
  void the_key_of_an_element_is_that_of_no_other_request() {
    DedupeKey header = key(DedupeRule.By.VALUE, "header:x-id");
    Set<String> keys = new HashSet<>();
    int made = 0;
    for (String value : List.of("A", "A#", "A##", "A#1", "A##1", "A#1#1", "#1", "#")) {
      Request request = request("", "X-Id", value);
      for (int position = 0; position < 12; position++) {
        keys.add(header.of(request, new byte[0], position, null));
        keys.add(DedupeKey.ofElement(value, position));
        made += 2;
      }
      keys.add(DedupeKey.ofId(value));
      made++;
    }
    assertThat(keys).doesNotContainNull().hasSize(made);
    assertThat(header.of(request("", "X-Id", "A"), new byte[0], 1, null)).endsWith("A#1");
  }

  @Test
  void an_id_that_begins_like_a_key_of_our_own_is_none() {
    for (String id : List.of("\u0001A", "\u0002A", "\u0003A#0", "")) {
      assertThat(DedupeKey.ofId(id)).isNull();
      assertThat(DedupeKey.ofElement(id, 0)).isNull();
    }
    assertThat(DedupeKey.ofId(null)).isNull();
    assertThat(DedupeKey.ofId("A#1")).isEqualTo("A#1");
  }

  @Test
  void the_window_reaches_back_from_now() {
    DedupeRule rule = new DedupeRule(DedupeRule.By.EVENT_ID, List.of(), Duration.ofSeconds(5));

    assertThat(new DedupeKey(rule).sinceMillis(6_000)).isEqualTo(1_000);
    assertThat(new DedupeKey(rule).sinceMillis(3_000)).isZero();
    assertThat(key(DedupeRule.By.EVENT_ID).sinceMillis(6_000)).isZero();
    assertThat(of(key(DedupeRule.By.EVENT_ID), request(""))).isEqualTo("sender-id");
  }
}
