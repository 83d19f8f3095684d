package dev.hookline.ingest;

import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An event that is published through the API.
 *
 * @param eventId the publisher's name for it, unique in the project; null for none
 * @param type valid as {@link dev.hookline.event.EventType} says
 */
public record Publication(
    @Nullable String eventId,
    String type,
    Payload payload,
    @Nullable String tenant,
    @Nullable String orderingKey,
    Headers headers) {}
