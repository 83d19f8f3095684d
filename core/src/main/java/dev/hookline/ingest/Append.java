package dev.hookline.ingest;

import dev.hookline.event.Event;
import dev.hookline.job.Job;
import java.util.List;
import java.util.function.Consumer;

/**
 * One event to store together with its jobs.
 *
 * @param dedupeSinceMillis an event with the same dedupe key that came before this time, in
 *     milliseconds since 1970, is not the first; 0 for all that are kept
 * @param done is told the end, once, after the commit
 */
public record Append(Event event, List<Job> jobs, long dedupeSinceMillis, Consumer<Appended> done) {

  public Append(Event event, List<Job> jobs, Consumer<Appended> done) {
    this(event, jobs, 0, done);
  }
}
