package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A source lets in whom and as much as its operator has settled. */
class SourceLimitsAreKeptTest {

  private static final byte[] BODY = "{}".getBytes(UTF_8);

  @AutoClose
  private final StartedServer server =
      StartedServer.start(Map.of("HOOKLINE_TRUSTED_PROXIES", "127.0.0.0/8"));

  @Test
  void over_the_limit_is_answered_429_with_the_time_to_wait() {
    JsonNode source = created("\"rate_limit\":{\"limit\":3,\"per\":\"1m\"}");
    for (int at = 0; at < 3; at++) {
      send(source, Map.of()).expect(202);
    }

    Answer refused = send(source, Map.of()).expect(429);

    assertThat(refused.json().path("code").asString()).isEqualTo("rate_limited");
    assertThat(Integer.parseInt(refused.header("retry-after").orElseThrow())).isBetween(1, 20);
    server.awaitLatestCause("rate_limited");
    patch(source, "{\"rate_limit\":null}");
    send(source, Map.of()).expect(202);
  }

  @Test
  void only_listed_networks_may_send_and_a_trusted_proxy_says_who_does() {
    JsonNode source = created("\"allow_ips\":[\"192.0.2.0/24\",\"2001:db8::1\"]");
    assertThat(source.path("allow_ips").get(1).asString()).isEqualTo("2001:db8::1/128");

    send(source, Map.of()).expect(403);
    server.awaitLatestCause("address_not_allowed");
    send(source, Map.of("X-Forwarded-For", "198.51.100.1")).expect(403);
    send(source, Map.of("X-Forwarded-For", "192.0.2.9, 198.51.100.1")).expect(403);
    send(source, Map.of("X-Forwarded-For", "198.51.100.1, 192.0.2.9")).expect(202);
    send(source, Map.of("X-Forwarded-For", "2001:db8::1")).expect(202);
    server.api().post("/api/v1/sources/" + source.path("id").asString() + "/test").expect(202);
    patch(source, "{\"allow_ips\":null}");
    send(source, Map.of()).expect(202);
  }

  @Test
  void a_limit_that_cannot_be_kept_is_refused() {
    JsonNode problem =
        server
            .api()
            .post(
                "/api/v1/sources",
                """
                {"name":"a","provider":"none","allow_ips":["10.0.0.1/8"],
                 "rate_limit":{"limit":0}}\
                """)
            .expect(422)
            .json();
    assertThat(problem.path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/allow_ips", "/rate_limit/limit");
  }

  private JsonNode created(String members) {
    return server
        .api()
        .create("/api/v1/sources", "{\"name\":\"limited\",\"provider\":\"none\"," + members + "}");
  }

  private void patch(JsonNode source, String json) {
    server.api().patch("/api/v1/sources/" + source.path("id").asString(), json).expect(200);
  }

  private Answer send(JsonNode source, Map<String, String> headers) {
    return server.api().hook(source.path("url").asString(), BODY, headers);
  }
}
