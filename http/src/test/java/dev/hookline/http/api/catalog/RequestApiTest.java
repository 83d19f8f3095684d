package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.ingest.RequestStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RequestApiTest {

  private static final String LIST = "/api/v1/requests";
  private static final String SECRET = "a-test-secret-0123456789";

  private final CatalogServer server = new CatalogServer();
  private final IdGenerator ids = new IdGenerator(server.clock, 0);
  private final Id source = source("api-key", ",\"secret\":\"" + SECRET + "\"");

  @AfterEach
  void close() {
    server.close();
  }

  private Id source(String provider, String members) {
    JsonNode made =
        server.expect(
            201,
            "POST",
            "/api/v1/sources",
            "{\"name\":\"test\",\"provider\":\"" + provider + "\"" + members + "}");
    return Id.parse(IdPrefix.SOURCE, made.path("id").asString()).orElseThrow();
  }

  private String accepted(@Nullable Id atSource, Headers headers, byte[] body) {
    Id id = ids.next();
    Event event =
        new Event(
            id,
            server.api.project,
            atSource,
            id.text(IdPrefix.EVENT),
            null,
            "order.paid",
            null,
            null,
            headers,
            new Payload(body, "application/json"),
            0);
    server.store.eventLog().append(List.of(new Append(event, List.of(), done -> {})));
    return id.text(IdPrefix.EVENT);
  }

  private String accepted() {
    return accepted(source, Headers.NONE, new byte[] {'{', '}'});
  }

  private String kept(RequestStatus status, @Nullable RejectionCause cause, byte[] body) {
    Id id = ids.next();
    byte[] first = Arrays.copyOf(body, Math.min(body.length, KeptRequest.BODY_KEPT_BYTES));
    server
        .store
        .requests()
        .keep(
            new KeptRequest(
                id,
                server.api.project,
                source,
                status,
                cause,
                status == RequestStatus.DUPLICATE ? ids.next() : null,
                "POST",
                new Headers.Builder()
                    .add("X-Api-Key", "wrong-key")
                    .add("Authorization", "Basic abc")
                    .add("X-Trace", "of " + SECRET)
                    .add("X-Plain", "shown")
                    .build(),
                first,
                body.length,
                "192.0.2.7"));
    return id.text(IdPrefix.REQUEST);
  }

  private String rejected() {
    return kept(RequestStatus.REJECTED, RejectionCause.CREDENTIALS_WRONG, new byte[] {'x'});
  }

  private List<String> listed(String query) {
    return server
        .expect(200, "GET", LIST + query, null)
        .path("data")
        .valueStream()
        .map(request -> request.path("id").asString())
        .toList();
  }

  @Test
  void accepted_and_other_requests_stand_in_one_list_newest_first() {
    String first = accepted();
    String second = rejected();
    String third = accepted();
    String fourth = kept(RequestStatus.DUPLICATE, null, new byte[0]);
    accepted(null, Headers.NONE, new byte[0]);

    assertThat(listed("")).containsExactly(fourth, third, second, first);
    assertThat(listed("?status=accepted")).containsExactly(third, first);
    assertThat(listed("?status=rejected")).containsExactly(second);
    assertThat(listed("?status=duplicate")).containsExactly(fourth);
    assertThat(listed("?status=handshake")).isEmpty();
    assertThat(listed("?rejection_cause=credentials_wrong")).containsExactly(second);
    assertThat(listed("?rejection_cause=rate_limited")).isEmpty();
    assertThat(listed("?status=accepted&rejection_cause=rate_limited")).isEmpty();
    assertThat(listed("?source=" + source.text(IdPrefix.SOURCE))).hasSize(4);
    assertThat(listed("?source=" + ids.next().text(IdPrefix.SOURCE))).isEmpty();
  }

  @Test
  void pages_have_no_gaps_and_no_repeats() {
    List<String> made = new ArrayList<>();
    for (int at = 0; at < 40; at++) {
      made.addFirst(at % 7 == 0 || at % 5 == 0 ? rejected() : accepted());
      if (at % 3 == 0) {
        accepted(null, Headers.NONE, new byte[0]);
      }
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page = server.expect(200, "GET", LIST + "?limit=3" + cursor, null);
      page.path("data").forEach(request -> seen.add(request.path("id").asString()));
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
      pages++;
    } while (!cursor.isEmpty() && pages < 100);

    assertThat(seen).containsExactlyElementsOf(made);
  }

  @Test
  void a_rejected_request_is_shown_with_its_cause_and_without_credentials() {
    JsonNode request = server.expect(200, "GET", LIST + "/" + rejected(), null);

    assertThat(request.path("status").asString()).isEqualTo("rejected");
    assertThat(request.path("rejection_cause").asString()).isEqualTo("credentials_wrong");
    assertThat(request.path("source").asString()).isEqualTo(source.text(IdPrefix.SOURCE));
    assertThat(request.path("method").asString()).isEqualTo("POST");
    assertThat(request.path("remote_address").asString()).isEqualTo("192.0.2.7");
    assertThat(request.path("body").asString()).isEqualTo("x");
    assertThat(request.path("body_encoding").asString()).isEqualTo("utf8");
    assertThat(request.path("headers").path("x-plain").asString()).isEqualTo("shown");
    assertThat(request.toString()).doesNotContain("wrong-key", "Basic abc", SECRET);
  }

  @Test
  void an_accepted_request_has_the_id_of_its_event() {
    Headers headers = new Headers.Builder().add("X-Api-Key", SECRET).add("X-A", "1").build();
    String id = accepted(source, headers, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    JsonNode request = server.expect(200, "GET", LIST + "/" + id, null);

    assertThat(request.path("event").asString()).isEqualTo(id);
    assertThat(request.path("status").asString()).isEqualTo("accepted");
    assertThat(request.path("body").asString()).isEqualTo("{\"a\":1}");
    assertThat(request.path("body_bytes").asInt()).isEqualTo(7);
    assertThat(request.path("body_truncated").asBoolean()).isFalse();
    assertThat(request.path("headers").path("x-a").asString()).isEqualTo("1");
    assertThat(request.toString()).doesNotContain(SECRET);
  }

  @Test
  void a_published_event_is_no_request() {
    String id = accepted(null, Headers.NONE, new byte[0]);

    assertThat(server.call("GET", LIST + "/" + id, null).statusCode()).isEqualTo(404);
  }

  @Test
  void a_body_that_is_not_text_is_base64() {
    byte[] bytes = {(byte) 0xFF, 0, 1};

    JsonNode request =
        server.expect(
            200,
            "GET",
            LIST + "/" + kept(RequestStatus.REJECTED, RejectionCause.SIGNATURE_MISMATCH, bytes),
            null);

    assertThat(request.path("body_encoding").asString()).isEqualTo("base64");
    assertThat(request.path("body").asString()).isEqualTo("/wAB");
  }

  @Test
  void a_long_body_is_cut_without_cutting_through_a_character() {
    byte[] long65k = ("a" + "ä".repeat(40_000)).getBytes(StandardCharsets.UTF_8);
    String kept = kept(RequestStatus.REJECTED, RejectionCause.SIGNATURE_MISMATCH, long65k);
    String accepted = accepted(source, Headers.NONE, long65k);

    for (String id : List.of(kept, accepted)) {
      JsonNode request = server.expect(200, "GET", LIST + "/" + id, null);
      assertThat(request.path("body_encoding").asString()).isEqualTo("utf8");
      assertThat(request.path("body_truncated").asBoolean()).isTrue();
      assertThat(request.path("body_bytes").asInt()).isEqualTo(long65k.length);
      assertThat(request.path("body").asString()).hasSize(KeptRequest.BODY_KEPT_BYTES / 2);
    }
  }

  @Test
  void a_filter_that_cannot_be_is_refused() {
    for (String query :
        List.of("?status=lost", "?rejection_cause=luck", "?source=ep_1", "?provider=github")) {
      assertThat(server.call("GET", LIST + query, null).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void a_request_is_found_behind_any_number_of_published_events() {
    String request = accepted();
    for (int at = 0; at < 50; at++) {
      accepted(null, Headers.NONE, new byte[0]);
    }

    JsonNode page = server.expect(200, "GET", LIST + "?limit=1", null);
    for (int pages = 0; pages < 50 && page.path("data").isEmpty(); pages++) {
      String cursor = page.path("next").asString();
      page = server.expect(200, "GET", LIST + "?limit=1&cursor=" + cursor, null);
    }

    assertThat(page.path("data").get(0).path("id").asString()).isEqualTo(request);
  }
}
