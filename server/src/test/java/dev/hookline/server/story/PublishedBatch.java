package dev.hookline.server.story;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many events in one request. */
record PublishedBatch(String json) {

  /** So many events of one type. */
  static PublishedBatch of(int count, String type, String payload) {
    String event = "{\"type\":\"%s\",\"payload\":%s}".formatted(type, payload);
    String events =
        IntStream.range(0, count).mapToObj(at -> event).collect(Collectors.joining(","));
    return new PublishedBatch("{\"events\":[" + events + "]}");
  }

  /** Publishes them and returns their ids. */
  List<String> publish(ApiClient api) {
    return api.post("/api/v1/events/batch", json)
        .expect(202)
        .json()
        .path("data")
        .valueStream()
        .map(event -> event.path("id").asString())
        .toList();
  }
}
