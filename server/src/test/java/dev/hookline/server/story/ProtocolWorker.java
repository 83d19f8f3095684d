package dev.hookline.server.story;

import tools.jackson.databind.JsonNode;

/**
 * A worker of the task {@code send} that speaks the protocol of workers by hand.
 *
 * @param path of its session
 */
record ProtocolWorker(ApiClient api, String path) {

  private static final String TASKS = "{\"name\":\"w\",\"slots\":5,\"tasks\":[{\"id\":\"send\"}]}";

  static ProtocolWorker register(ApiClient api) {
    String id = api.create("/api/v1/workers", TASKS).path("id").asString();
    return new ProtocolWorker(api, "/api/v1/workers/" + id);
  }

  /** Triggers a run and leases it. */
  JsonNode leased() {
    api.post("/api/v1/tasks/send/trigger", "{\"payload\":1}").expect(202);
    return api.post(path + "/lease", "{\"max\":1,\"wait\":\"10s\"}")
        .expect(200)
        .json()
        .path("runs")
        .get(0);
  }
}
