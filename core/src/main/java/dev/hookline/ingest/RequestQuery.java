package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.id.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which kept requests of a project are wanted; null stands for any. */
public record RequestQuery(
    Id project,
    @Nullable Id source,
    @Nullable RequestStatus status,
    @Nullable RejectionCause cause,
    PageRequest page) {}
