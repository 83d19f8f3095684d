package dev.hookline.event;

import dev.hookline.id.Id;
import dev.hookline.id.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which events of a project are wanted; null stands for any. */
public record EventQuery(
    Id project,
    @Nullable Id source,
    @Nullable String type,
    @Nullable String eventId,
    @Nullable String tenant,
    PageRequest page) {}
