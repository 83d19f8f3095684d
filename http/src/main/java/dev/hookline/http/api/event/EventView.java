package dev.hookline.http.api.event;

import dev.hookline.event.Event;
import dev.hookline.event.EventStatus;
import dev.hookline.http.api.request.HeaderRedaction;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.Sources;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as lists show it.
 *
 * @param source null for a published event
 * @param status {@code accepted}, or {@code unmatched} when no endpoint wanted it
 * @param reason why it is not simply accepted
 * @param targets how many deliveries were made when it was accepted
 */
record EventView(
    String id,
    String eventId,
    String type,
    @Nullable String source,
    @Nullable String tenant,
    @Nullable String orderingKey,
    String status,
    @Nullable String reason,
    int targets,
    @Nullable String contentType,
    Map<String, String> headers,
    Instant createdAt) {

  static EventView of(Event event, Sources sources) {
    Id source = event.source();
    Source cameFrom = source == null ? null : sources.find(event.project(), source).orElse(null);
    return new EventView(
        event.id().text(IdPrefix.EVENT),
        event.eventId(),
        event.type(),
        source == null ? null : source.text(IdPrefix.SOURCE),
        event.tenant(),
        event.orderingKey(),
        EventStatus.of(event),
        EventStatus.reason(event),
        event.targets(),
        event.payload().contentType(),
        HeaderRedaction.shown(event.headers(), cameFrom),
        event.receivedAt());
  }
}
