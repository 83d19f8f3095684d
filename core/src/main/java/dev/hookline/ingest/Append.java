package dev.hookline.ingest;

import dev.hookline.event.Event;
import dev.hookline.job.Job;
import java.util.List;
import java.util.function.Consumer;

/**
 * One event to store together with its jobs.
 *
 * @param done is told the end, once, after the commit
 */
public record Append(Event event, List<Job> jobs, Consumer<Appended> done) {}
