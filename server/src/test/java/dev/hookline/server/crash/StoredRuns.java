package dev.hookline.server.crash;

import dev.hookline.event.Event;
import dev.hookline.id.IdPrefix;
import dev.hookline.server.story.ApiClient;
import java.util.ArrayList;
import java.util.List;

/** The runs of which the server says that it has them, read through its API. */
final class StoredRuns {

  private static final List<String> OPEN =
      List.of("delayed", "queued", "executing", "waiting", "retrying");

  private StoredRuns() {}

  /**
   * A run.
   *
   * @param event that has triggered it; empty for none
   */
  record Stored(String id, String status, String event) {}

  static List<Stored> of(ApiClient api, String task) {
    List<Stored> runs = new ArrayList<>();
    api.readAll(
        "/api/v1/runs?limit=250&task=" + task,
        run ->
            runs.add(
                new Stored(
                    run.path("id").asString(),
                    run.path("status").asString(),
                    run.path("trigger").path("event").asString(""))));
    return runs;
  }

  /** The ids of the runs about whose failure an alert is stored, one for each alert. */
  static List<String> alerted(ApiClient api) {
    List<String> runs = new ArrayList<>();
    String source = Event.ALERT_SOURCE.text(IdPrefix.SOURCE);
    api.readAll(
        "/api/v1/events?limit=250&type=run.failed&source=" + source,
        event -> runs.add(event.path("event_id").asString().split(" ", -1)[1]));
    return runs;
  }

  /** Whether nothing is to be executed any more. */
  static boolean areSettled(ApiClient api) {
    return OPEN.stream()
        .allMatch(
            status -> api.read("/api/v1/runs?limit=1&status=" + status).path("data").isEmpty());
  }
}
