package dev.hookline.http.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.http.api.catalog.CatalogServer;
import dev.hookline.id.PageRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An event that shows only the newest of what belongs to it says so. */
class TruncatedEventApiTest {

  private static final String EVENTS = "/api/v1/events";
  private static final int ENDPOINTS = PageRequest.LIMIT_MAX / 5;

  @AutoClose private final CatalogServer server = new CatalogServer();

  @Test
  void more_deliveries_than_are_shown_are_told_of() {
    String endpoint = "";
    for (int at = 0; at < ENDPOINTS; at++) {
      endpoint =
          server
              .expect(201, "POST", "/api/v1/endpoints", "{\"url\":\"https://r.example.com/\"}")
              .path("id")
              .asString();
    }
    String path =
        EVENTS
            + "/"
            + server
                .expect(202, "POST", EVENTS, "{\"type\":\"a\",\"payload\":1}")
                .path("id")
                .asString();
    for (int replays = 1; replays < PageRequest.LIMIT_MAX / ENDPOINTS; replays++) {
      server.expect(202, "POST", path + "/replay", "{}");
    }

    JsonNode whole = server.expect(200, "GET", path, null);
    assertThat(whole.path("deliveries")).hasSize(PageRequest.LIMIT_MAX);
    assertThat(whole.path("deliveries_truncated").asBoolean(true)).isFalse();
    assertThat(whole.path("runs_truncated").asBoolean(true)).isFalse();

    server.expect(202, "POST", path + "/replay", "{\"endpoint\":\"" + endpoint + "\"}");

    JsonNode truncated = server.expect(200, "GET", path, null);
    assertThat(truncated.path("deliveries")).hasSize(PageRequest.LIMIT_MAX);
    assertThat(truncated.path("deliveries_truncated").asBoolean(false)).isTrue();
  }
}
