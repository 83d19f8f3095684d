package dev.hookline.http.api.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hookline.event.Event;
import dev.hookline.http.api.delivery.DeliveryView;
import dev.hookline.http.api.run.RunView;
import dev.hookline.http.json.RawJson;
import dev.hookline.http.json.StrictJson;
import dev.hookline.id.Page;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with all that belongs to it.
 *
 * @param size of the payload in bytes
 * @param payload as it came, when it is JSON
 * @param payloadBase64 the payload's bytes when they are something else
 * @param deliveries the newest first, at most as many as one page of a list has
 * @param deliveriesTruncated whether there are more, which the list of deliveries has
 * @param runs the same of the runs
 */
record FullEventView(
    @JsonUnwrapped EventView event,
    int size,
    @Nullable RawJson payload,
    @Nullable String payloadBase64,
    List<DeliveryView> deliveries,
    boolean deliveriesTruncated,
    List<RunView> runs,
    boolean runsTruncated) {

  static FullEventView of(
      EventView view, Event event, Page<DeliveryView> deliveries, Page<RunView> runs) {
    byte[] bytes = event.payload().bytes();
    boolean isJson = StrictJson.isValue(bytes);
    return new FullEventView(
        view,
        bytes.length,
        isJson ? new RawJson(bytes) : null,
        isJson ? null : Base64.getEncoder().encodeToString(bytes),
        deliveries.items(),
        deliveries.next() != null,
        runs.items(),
        runs.next() != null);
  }
}
