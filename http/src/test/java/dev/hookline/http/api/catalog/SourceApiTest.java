package dev.hookline.http.api.catalog;

import static dev.hookline.http.api.catalog.CatalogServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.ingest.CompiledSource;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SourceApiTest {

  private static final String SECRET = "a-test-secret-of-github-0123456789";
  private static final CatalogServer SERVER = new CatalogServer();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static JsonNode github() {
    return SERVER.expect(
        201,
        "POST",
        "/api/v1/sources",
        "{\"name\":\"repositories\",\"provider\":\"github\",\"secrets\":[\"" + SECRET + "\"]}");
  }

  private static String path(JsonNode source) {
    return "/api/v1/sources/" + source.path("id").asString();
  }

  @Test
  void a_source_is_made_with_an_unguessable_url() {
    JsonNode source = github();

    assertThat(source.path("id").asString()).startsWith("src_");
    assertThat(source.path("url").asString())
        .matches("https://hooks\\.hookline\\.test/in/[0-9A-Za-z]{22,}");
    assertThat(source.path("enabled").asBoolean()).isTrue();
    assertThat(source.path("created_at").asString()).endsWith("Z");
    assertThat(SERVER.expect(200, "GET", path(source), null)).isEqualTo(source);
  }

  @Test
  void the_list_has_the_newest_first() {
    github();
    JsonNode second = github();
    JsonNode third = github();

    JsonNode list = SERVER.expect(200, "GET", "/api/v1/sources?limit=2", null);

    assertThat(list.path("data").values()).containsExactly(third, second);
    assertThat(list.path("next").isString()).isTrue();
  }

  @Test
  void a_change_leaves_what_it_does_not_name() {
    JsonNode source = github();

    JsonNode changed =
        SERVER.expect(200, "PATCH", path(source), "{\"name\":\"new name\",\"enabled\":false}");

    assertThat(changed.path("name").asString()).isEqualTo("new name");
    assertThat(changed.path("enabled").asBoolean()).isFalse();
    assertThat(changed.path("url")).isEqualTo(source.path("url"));
    assertThat(changed.path("provider")).isEqualTo(source.path("provider"));
  }

  private static JsonNode patched(JsonNode source, String patch) {
    return SERVER.expect(200, "PATCH", path(source), patch);
  }

  @Test
  void a_change_of_the_answer_is_merged_header_by_header() {
    JsonNode source = github();
    patched(source, "{\"response\":{\"status\":200,\"headers\":{\"X-A\":\"1\",\"X-B\":\"1\"}}}");

    JsonNode added = patched(source, "{\"response\":{\"headers\":{\"x-b\":\"2\",\"X-C\":\"3\"}}}");
    assertThat(added.path("response").toString())
        .isEqualTo("{\"status\":200,\"headers\":{\"X-A\":\"1\",\"x-b\":\"2\",\"X-C\":\"3\"}}");
    JsonNode less = patched(source, "{\"response\":{\"headers\":{\"X-A\":null,\"X-None\":null}}}");
    assertThat(less.at("/response/headers").toString()).isEqualTo("{\"x-b\":\"2\",\"X-C\":\"3\"}");
    assertThat(patched(source, "{\"response\":{\"headers\":null}}").path("response").toString())
        .isEqualTo("{\"status\":200}");
  }

  @Test
  void a_change_of_what_tells_repeats_is_merged() {
    JsonNode source = github();
    patched(source, "{\"dedupe\":{\"fields\":[\"/a\",\"/b\"],\"window\":\"1h\"}}");

    assertThat(patched(source, "{\"dedupe\":{\"header\":null}}").at("/dedupe/fields")).hasSize(2);
    assertThat(patched(source, "{\"dedupe\":{\"fields\":null}}").path("dedupe").toString())
        .isEqualTo("{\"window\":\"1h\"}");
    assertThat(patched(source, "{\"dedupe\":{\"header\":\"X-Id\"}}").path("dedupe").toString())
        .isEqualTo("{\"header\":\"x-id\",\"window\":\"1h\"}");
    assertThat(patched(source, "{\"dedupe\":{\"window\":null}}").path("dedupe").toString())
        .isEqualTo("{\"header\":\"x-id\"}");
    SERVER.expect(422, "PATCH", path(source), "{\"dedupe\":{\"header\":null}}");
    assertThat(patched(source, "{\"dedupe\":null}").has("dedupe")).isFalse();
  }

  @Test
  void a_deleted_source_is_gone_but_its_url_is_remembered() {
    JsonNode source = github();
    String url = source.path("url").asString();
    String token = url.substring(url.lastIndexOf('/') + 1);

    assertThat(SERVER.call("DELETE", path(source), null).statusCode()).isEqualTo(204);

    assertThat(SERVER.call("GET", path(source), null).statusCode()).isEqualTo(404);
    assertThat(SERVER.call("DELETE", path(source), null).statusCode()).isEqualTo(404);
    CompiledSource compiled = Objects.requireNonNull(SERVER.receiver.source(token));
    assertThat(compiled.source().deletedAt()).isNotNull();
    assertThat(compiled.source().secrets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"provider":"github","secret":"0123456789"}                       | /name
          {"name":"x","secret":"0123456789"}                                | /provider
          {"name":"x","provider":"nobody","secret":"0123456789"}            | /provider
          {"name":"x","provider":"github"}                                  | /secret
          {"name":"x","provider":"github","secret":null}                    | /secret
          {"name":"x","provider":"github","secrets":[]}                     | /secret
          {"name":"x","provider":"github","secret":7}                       | /secret
          {"name":"x","provider":"github","secrets":["ok-secret",""]}       | /secrets/1
          {"name":"x","provider":"none","secret":"0123456789"}              | /secret
          {"name":"x","provider":"standard-webhooks","secret":"whsec_*"}    | /secret
          {"name":"x","provider":"basic","secret":"no colon"}               | /secret
          {"name":"x","provider":"hmac","secret":"s"}                       | /verification/signature
          {"name":"x","provider":"hmac","secret":"s","verification":7}      | /verification
          {"name":"x","provider":"hmac","secret":"s","verification":{"hash":"md5"}} | /verification/hash
          {"name":"x","provider":"none","enabled":"yes"}                    | /enabled
          {"name":"x","provider":"none","color":"red"}                      | /color
          {"name":"x","provider":"github","secret":"\\ud800abcdef"}          | /secret
          {"name":"x","provider":"github","secrets":["\\ud800abcdef"]}       | /secrets/0
          {"name":"x","provider":"hmac","secret":"s","verification":{"signed":"{body}","signature":{"header":"é","encoding":"hex"}}} | /verification/signature/header
          {"name":"x","provider":"hmac","secret":"s","verification":{"timestamp":{"header":"a\\nb","unit":"s"}}} | /verification/timestamp/header
          {"name":"x","provider":"api-key","secret":"0123456789","verification":{"header":" "}} | /verification/header
          {"name":"x","provider":"hmac","secret":"s","verification":{"signature":{"header":"a","encoding":"hex","prefix":"v1\\ud800"}}} | /verification/signature/prefix
          {"name":"x","provider":"hmac","secret":"s","verification":{"signature":{"header":"a","encoding":"hex","prefix":"v1\\r\\n"}}} | /verification/signature/prefix
          {"name":"x","provider":"hmac","secret":"s","verification":{"signature":{"header":"a","encoding":"hex","separator":"\\u0000"}}} | /verification/signature/separator
          {"name":"x","provider":"api-key","secret":"0123456789","verification":{"header":"a","prefix":"\\u0000"}} | /verification/prefix
          {"name":"x","provider":"none","allow_ips":["10.0.0.0/08"]}         | /allow_ips
          {"name":"x","provider":"none","allow_ips":["10.0.0.1 "]}           | /allow_ips
          {"name":"x","provider":"none","response":{"body":"a\\ud800b"}}     | /response/body
          {"name":"x","provider":"none","response":{"body":"a","content_type":" "}} | /response/content_type
          {"name":"x","provider":"none","response":{"body":"a","content_type":"text"}} | /response/content_type
          {"name":"x","provider":"none","dedupe":{}}                        | /dedupe
          {"name":"x","provider":"none","dedupe":{"fields":null}}           | /dedupe
          {"name":"x","provider":"none","dedupe":{"fields":[]}}             | /dedupe/fields
          {"name":"x","provider":"none","response":{"headers":{"X-A":"1","x-a":"2"}}} | /response/headers/x-a
          """)
  void what_is_wrong_is_pointed_at(String body, String pointer) {
    HttpResponse<String> response = SERVER.call("POST", "/api/v1/sources", body);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response.body()).path("errors").values())
        .extracting(error -> error.path("pointer").asString())
        .contains(pointer);
  }
}
