package dev.hookline.job;

import dev.hookline.id.Id;
import dev.hookline.id.PageRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs of a project are wanted; null stands for any.
 *
 * @param statuses any of these; empty for all
 * @param failedBefore whether it has failed attempts behind it: tells a pending from a retrying job
 * @param eventType the type of the event it is about
 */
public record JobQuery(
    Id project,
    JobKind kind,
    @Nullable Id event,
    @Nullable Id target,
    Set<JobStatus> statuses,
    @Nullable Boolean failedBefore,
    @Nullable String eventType,
    PageRequest page) {}
