package dev.hookline.http.api.catalog;

import static dev.hookline.http.api.catalog.CatalogServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EndpointApiTest {

  private static final String LIST = "/api/v1/endpoints";
  private static final CatalogServer SERVER = new CatalogServer();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static JsonNode made(String body) {
    return SERVER.expect(201, "POST", LIST, body);
  }

  private static String path(JsonNode endpoint) {
    return LIST + "/" + endpoint.path("id").asString();
  }

  private static JsonNode patched(JsonNode endpoint, String body) {
    return SERVER.expect(200, "PATCH", path(endpoint), body);
  }

  @Test
  void what_is_left_out_has_its_standard() {
    JsonNode endpoint = made("{\"url\":\"https://receiver.example.com/hook\"}");

    assertThat(endpoint.path("id").asString()).startsWith("ep_");
    assertThat(endpoint.path("event_types")).isEqualTo(json("[\"*\"]"));
    assertThat(endpoint.path("sources")).isEqualTo(json("[]"));
    assertThat(endpoint.path("headers")).isEqualTo(json("{}"));
    assertThat(endpoint.path("signature")).isEqualTo(json("{\"scheme\":\"standard\"}"));
    assertThat(endpoint.path("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(endpoint.path("retry").path("schedule"))
        .isEqualTo(json("[\"5s\",\"5m\",\"30m\",\"2h\",\"5h\",\"10h\",\"14h\",\"20h\",\"24h\"]"));
    assertThat(endpoint.path("timeout").asString()).isEqualTo("15s");
    assertThat(endpoint.has("rate_limit")).isFalse();
    assertThat(endpoint.path("concurrency").asInt()).isEqualTo(64);
    assertThat(endpoint.path("enabled").asBoolean()).isTrue();
    assertThat(endpoint.has("disabled_reason")).isFalse();
  }

  @Test
  void everything_that_is_said_is_kept() {
    JsonNode source =
        SERVER.expect(201, "POST", "/api/v1/sources", "{\"name\":\"s\",\"provider\":\"none\"}");
    String body =
        """
        {"url":"https://receiver.example.com/all?x=1","description":"all of it",
         "event_types":["invoice.*","order.paid"],"sources":["%s"],"tenant":"acme",
         "headers":{"X-Team":"blue","x-region":"eu 1"},
         "signature":{"scheme":"hmac","header":"X-Signature","encoding":"hex","prefix":"sha256="},
         "retry":{"max_attempts":4,"min":"1s","max":"PT1M","factor":3.5},
         "timeout":"20s","rate_limit":{"limit":10,"per":"1m"},"concurrency":3,"enabled":false}
        """
            .formatted(source.path("id").asString());

    JsonNode endpoint = made(body);

    assertThat(endpoint.path("url").asString()).isEqualTo("https://receiver.example.com/all?x=1");
    assertThat(endpoint.path("description").asString()).isEqualTo("all of it");
    assertThat(endpoint.path("event_types")).isEqualTo(json("[\"invoice.*\",\"order.paid\"]"));
    assertThat(endpoint.path("sources").get(0)).isEqualTo(source.path("id"));
    assertThat(endpoint.path("tenant").asString()).isEqualTo("acme");
    assertThat(endpoint.path("headers"))
        .isEqualTo(json("{\"X-Team\":\"blue\",\"x-region\":\"eu 1\"}"));
    assertThat(endpoint.path("signature"))
        .isEqualTo(
            json(
                "{\"scheme\":\"hmac\",\"header\":\"X-Signature\",\"encoding\":\"hex\","
                    + "\"prefix\":\"sha256=\"}"));
    assertThat(endpoint.path("secret").asString()).matches("[0-9a-f]{64}");
    assertThat(endpoint.path("retry"))
        .isEqualTo(json("{\"max_attempts\":4,\"min\":\"1s\",\"max\":\"1m\",\"factor\":3.5}"));
    assertThat(endpoint.path("timeout").asString()).isEqualTo("20s");
    assertThat(endpoint.path("rate_limit")).isEqualTo(json("{\"limit\":10,\"per\":\"1m\"}"));
    assertThat(endpoint.path("concurrency").asInt()).isEqualTo(3);
    assertThat(endpoint.path("enabled").asBoolean()).isFalse();
    assertThat(endpoint.path("disabled_reason").asString()).isEqualTo("disabled through the API");
    JsonNode read = SERVER.expect(200, "GET", path(endpoint), null);
    assertThat(read.has("secret")).isFalse();
    assertThat(read.path("retry")).isEqualTo(endpoint.path("retry"));
  }

  @Test
  void a_change_merges_objects_and_null_means_the_standard() {
    JsonNode endpoint =
        made(
            """
            {"url":"https://receiver.example.com/","description":"x","tenant":"acme",
             "headers":{"X-Keep":"1","X-Drop":"2"},"rate_limit":{"limit":10,"per":"1m"},
             "retry":{"max_attempts":4,"min":"1s","max":"1m","factor":3},"timeout":"20s",
             "signature":{"scheme":"hmac","header":"X-Sig","prefix":"v1="}}
            """);

    JsonNode changed =
        patched(
            endpoint,
            """
            {"description":null,"headers":{"x-drop":null,"X-New":"3"},"rate_limit":{"limit":20},
             "retry":{"factor":2},"timeout":null,"signature":{"prefix":null}}
            """);

    assertThat(changed.has("description")).isFalse();
    assertThat(changed.path("tenant").asString()).isEqualTo("acme");
    assertThat(changed.path("headers")).isEqualTo(json("{\"X-Keep\":\"1\",\"X-New\":\"3\"}"));
    assertThat(changed.path("rate_limit")).isEqualTo(json("{\"limit\":20,\"per\":\"1m\"}"));
    assertThat(changed.path("retry").path("max_attempts").asInt()).isEqualTo(4);
    assertThat(changed.path("retry").path("factor").asDouble()).isEqualTo(2);
    assertThat(changed.path("timeout").asString()).isEqualTo("15s");
    assertThat(changed.path("signature"))
        .isEqualTo(json("{\"scheme\":\"hmac\",\"header\":\"X-Sig\",\"encoding\":\"hex\"}"));
    assertThat(patched(endpoint, "{\"headers\":null}").path("headers")).isEqualTo(json("{}"));
    assertThat(patched(endpoint, "{\"rate_limit\":null}").has("rate_limit")).isFalse();
    assertThat(patched(endpoint, "{\"retry\":{\"schedule\":[\"1s\"]}}").path("retry"))
        .isEqualTo(json("{\"schedule\":[\"1s\"]}"));
    assertThat(patched(endpoint, "{\"retry\":{\"schedule\":null}}").at("/retry/schedule").size())
        .isEqualTo(9);
    patched(endpoint, "{\"retry\":{\"schedule\":[\"1s\"]}}");
    assertThat(patched(endpoint, "{\"retry\":null}").path("retry").path("schedule").size())
        .isEqualTo(9);
  }

  @Test
  void a_refused_change_changes_nothing() {
    JsonNode endpoint = made("{\"url\":\"https://receiver.example.com/\"}");
    JsonNode before = SERVER.expect(200, "GET", path(endpoint), null);

    SERVER.expect(422, "PATCH", path(endpoint), "{\"description\":\"new\",\"timeout\":\"2h\"}");

    assertThat(SERVER.expect(200, "GET", path(endpoint), null)).isEqualTo(before);
  }

  @Test
  void an_endpoint_is_turned_off_and_on_in_each_way() {
    JsonNode endpoint = made("{\"url\":\"https://receiver.example.com/\"}");

    assertThat(patched(endpoint, "{\"enabled\":false}").path("enabled").asBoolean()).isFalse();
    assertThat(patched(endpoint, "{\"enabled\":null}").path("enabled").asBoolean()).isTrue();
    JsonNode off = SERVER.expect(200, "POST", path(endpoint) + "/disable", null);
    assertThat(off.path("enabled").asBoolean()).isFalse();
    assertThat(off.path("disabled_reason").isString()).isTrue();
    JsonNode on = SERVER.expect(200, "POST", path(endpoint) + "/enable", "{}");
    assertThat(on.path("enabled").asBoolean()).isTrue();
    assertThat(on.has("disabled_reason")).isFalse();
  }

  @Test
  void a_deleted_endpoint_is_gone() {
    JsonNode endpoint = made("{\"url\":\"https://receiver.example.com/\"}");

    assertThat(SERVER.call("DELETE", path(endpoint), null).statusCode()).isEqualTo(204);

    assertThat(SERVER.call("GET", path(endpoint), null).statusCode()).isEqualTo(404);
    assertThat(SERVER.call("DELETE", path(endpoint), null).statusCode()).isEqualTo(404);
    assertThat(SERVER.call("PATCH", path(endpoint), "{}").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"url":null}                                            | /url
          {"url":""}                                              | /url
          {"url":7}                                               | /url
          {"description":7}                                       | /description
          {"event_types":[]}                                      | /event_types
          {"event_types":"*"}                                     | /event_types
          {"event_types":["a","b..c"]}                            | /event_types/1
          {"event_types":["*.paid"]}                              | /event_types/0
          {"sources":["src_00000000000000000000000001"]}          | /sources/0
          {"sources":["ep_00000000000000000000000000"]}           | /sources/0
          {"tenant":""}                                           | /tenant
          {"tenant":"a b"}                                        | /tenant
          {"tenant":"acme\\u00a0"}                                | /tenant
          {"tenant":"ac\\u200bme"}                                | /tenant
          {"headers":[]}                                          | /headers
          {"headers":{"Host":"x"}}                                | /headers/Host
          {"headers":{"hookline-attempt":"1"}}                    | /headers/hookline-attempt
          {"headers":{"Webhook-Id":"1"}}                          | /headers/Webhook-Id
          {"headers":{"Content-Length":"1"}}                      | /headers/Content-Length
          {"headers":{"User-Agent":"x"}}                          | /headers/User-Agent
          {"headers":{"X-Aliyun-Ecs-Metadata-Token":"1"}}         | /headers/X-Aliyun-Ecs-Metadata-Token
          {"headers":{"X-A":7}}                                   | /headers/X-A
          {"headers":{"X-A":"a\\r\\nX-B: c"}}                     | /headers/X-A
          {"headers":{"X-A":"a\\u0000"}}                          | /headers/X-A
          {"headers":{"X-A":"ä"}}                                 | /headers/X-A
          {"headers":{"X A":"a"}}                                 | /headers/X A
          {"headers":{"":"a"}}                                    | /headers/
          {"headers":{"X-A":"a","x-a":"b"}}                       | /headers/x-a
          {"headers":{"X-S":"a"},"signature":{"scheme":"hmac","header":"x-s"}} | /headers
          {"signature":"standard"}                                | /signature
          {"signature":{"scheme":"none"}}                         | /signature/scheme
          {"signature":{"header":"X-Signature"}}                  | /signature/header
          {"signature":{"scheme":"hmac","header":"webhook-id"}}   | /signature/header
          {"signature":{"scheme":"hmac","encoding":"base32"}}     | /signature/encoding
          {"signature":{"scheme":"hmac","prefix":"ü="}}           | /signature/prefix
          {"signature":{"scheme":"standard","color":1}}           | /signature/color
          {"retry":[]}                                            | /retry
          {"retry":{"schedule":["1s","never"]}}                   | /retry/schedule/1
          {"retry":{"schedule":["8d"]}}                           | /retry/schedule/0
          {"retry":{"schedule":["0s"]}}                           | /retry/schedule/0
          {"retry":{"schedule":["1s"],"factor":2}}                | /retry/schedule
          {"retry":{"max_attempts":101}}                          | /retry/max_attempts
          {"retry":{"max_attempts":0}}                            | /retry/max_attempts
          {"retry":{"min":"2s","max":"1s"}}                       | /retry/max
          {"retry":{"factor":0.5}}                                | /retry/factor
          {"timeout":"61s"}                                       | /timeout
          {"timeout":"500ms"}                                     | /timeout
          {"timeout":15}                                          | /timeout
          {"rate_limit":{}}                                       | /rate_limit/limit
          {"rate_limit":{"limit":0}}                              | /rate_limit/limit
          {"rate_limit":{"limit":1.5}}                            | /rate_limit/limit
          {"rate_limit":{"limit":1,"per":"25h"}}                  | /rate_limit/per
          {"concurrency":0}                                       | /concurrency
          {"concurrency":257}                                     | /concurrency
          {"concurrency":"4"}                                     | /concurrency
          {"enabled":1}                                           | /enabled
          {"color":"red"}                                         | /color
          {"id":"ep_00000000000000000000000000"}                  | /id
          {"created_at":"2026-01-01T00:00:00Z"}                   | /created_at
          {"disabled_reason":"x"}                                 | /disabled_reason
          {"filter":"type == 'a'"}                                | /filter
          {"ordered":true}                                        | /ordered
          """)
  void what_is_wrong_is_pointed_at_in_creation_and_in_change(String body, String pointer) {
    JsonNode endpoint = made("{\"url\":\"https://receiver.example.com/\"}");
    String creation =
        body.startsWith("{\"url\"")
            ? body
            : "{\"url\":\"https://receiver.example.com/\"," + body.substring(1);

    for (HttpResponse<String> response :
        List.of(SERVER.call("POST", LIST, creation), SERVER.call("PATCH", path(endpoint), body))) {
      assertThat(response.statusCode()).isEqualTo(422);
      assertThat(json(response.body()).path("errors").values())
          .extracting(error -> error.path("pointer").asString())
          .contains(pointer);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ordered":true}             | not_supported_yet
          {"url":"http://127.0.0.1/"}  | blocked_address
          {"color":1}                  | unknown_field
          {"timeout":"2h"}             | invalid_fields
          """)
  void the_code_says_what_kind_of_wrong_it_is(String body, String code) {
    JsonNode endpoint = made("{\"url\":\"https://receiver.example.com/\"}");

    JsonNode problem = SERVER.expect(422, "PATCH", path(endpoint), body);

    assertThat(problem.path("code").asString()).isEqualTo(code);
  }

  @Test
  void what_comes_later_may_be_left_out_or_be_off() {
    made("{\"url\":\"https://receiver.example.com/\",\"ordered\":false,\"filter\":null}");
  }

  @Test
  void more_headers_than_fifty_are_refused() {
    StringBuilder headers = new StringBuilder("{\"url\":\"https://receiver.example.com/\"");
    headers.append(",\"headers\":{");
    for (int at = 0; at < 51; at++) {
      headers.append(at == 0 ? "" : ",").append("\"X-").append(at).append("\":\"v\"");
    }

    JsonNode problem = SERVER.expect(422, "POST", LIST, headers.append("}}").toString());

    assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("/headers");
  }

  @Test
  void a_source_that_was_deleted_may_stay_where_it_is_named() {
    JsonNode source =
        SERVER.expect(201, "POST", "/api/v1/sources", "{\"name\":\"s\",\"provider\":\"none\"}");
    String id = source.path("id").asString();
    JsonNode endpoint =
        made("{\"url\":\"https://receiver.example.com/\",\"sources\":[\"" + id + "\"]}");
    SERVER.call("DELETE", "/api/v1/sources/" + id, null);

    patched(endpoint, "{\"sources\":[\"" + id + "\"]}");

    SERVER.expect(
        422,
        "POST",
        LIST,
        "{\"url\":\"https://receiver.example.com/\",\"sources\":[\"" + id + "\"]}");
  }

  @Test
  void the_headers_of_an_endpoint_are_bounded_together() {
    String four = "\"X-%d\":\"" + "v".repeat(4_000) + "\"";
    String few = IntStream.range(0, 4).mapToObj(four::formatted).collect(Collectors.joining(","));
    JsonNode endpoint =
        made("{\"url\":\"https://receiver.example.com/\",\"headers\":{" + few + "}}");

    JsonNode problem =
        SERVER.expect(422, "PATCH", path(endpoint), "{\"headers\":{" + four.formatted(4) + "}}");

    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/headers");
  }

  @Test
  void a_key_that_may_only_read_sees_the_names_of_the_headers_but_no_values() {
    JsonNode endpoint =
        made(
            "{\"url\":\"https://receiver.example.com/\",\"headers\":"
                + "{\"Authorization\":\"Bearer test-credential\",\"X-Team\":\"test-team\"}}");

    String read = SERVER.call("GET", path(endpoint), null, SERVER.api.readKey).body();
    String listed = SERVER.call("GET", LIST + "?limit=250", null, SERVER.api.readKey).body();

    assertThat(read).contains("X-Team").doesNotContain("test-credential", "test-team");
    assertThat(listed).contains("X-Team").doesNotContain("test-credential", "test-team");
    assertThat(SERVER.call("GET", path(endpoint), null).body())
        .contains("test-credential", "test-team");
  }
}
