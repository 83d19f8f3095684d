package dev.hookline.http.api.catalog;

import tools.jackson.databind.JsonNode;

/** A worker that speaks the protocol to a {@link CatalogServer}. */
final class TaskWorker {

  private final CatalogServer server;
  private final String path;

  private TaskWorker(CatalogServer server, String path) {
    this.server = server;
    this.path = path;
  }

  /** Registers with one task. */
  static TaskWorker of(CatalogServer server, String task) {
    return registered(server, "{\"id\":\"" + task + "\"}");
  }

  /** Registers with a task of this definition. */
  static TaskWorker registered(CatalogServer server, String definition) {
    JsonNode session =
        server.expect(
            201,
            "POST",
            "/api/v1/workers",
            "{\"name\":\"w-1\",\"version\":\"1\",\"slots\":50,\"tasks\":[" + definition + "]}");
    return new TaskWorker(server, "/api/v1/workers/" + session.path("id").asString());
  }

  String path() {
    return path;
  }

  /** Waits for a run; there must be one. */
  JsonNode lease() {
    JsonNode leased = server.expect(200, "POST", path + "/lease", "{\"max\":1,\"wait\":\"10s\"}");
    if (leased.path("runs").isEmpty()) {
      throw new AssertionError("no run: " + leased);
    }
    return leased.path("runs").get(0);
  }

  /** Reports one thing about a leased run. */
  JsonNode report(JsonNode run, String members) {
    return server.expect(200, "POST", path + "/report", "{\"items\":[" + item(run, members) + "]}");
  }

  /** One thing about a leased run, as JSON. */
  static String item(JsonNode run, String members) {
    return "{\"run\":\"%s\",\"lease\":%d,%s}"
        .formatted(run.path("id").asString(), run.path("lease").asInt(), members);
  }
}
