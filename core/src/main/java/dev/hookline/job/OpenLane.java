package dev.hookline.job;

import java.time.Instant;

/** A lane with jobs that nobody has claimed, and when the first of them is due. */
public record OpenLane(Lane lane, Instant firstDueAt) {}
