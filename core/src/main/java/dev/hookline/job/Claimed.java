package dev.hookline.job;

import dev.hookline.event.Event;
import org.jspecify.annotations.Nullable;

/** A running job that this process owns, with the event it is about. */
public record Claimed(Job job, Event event) {

  /** What it holds of the memory set aside for claimed jobs, roughly. */
  public int weightBytes() {
    return weightBytes(event, job.run());
  }

  /** What a run of this event, or another job about it, would hold. */
  public static int weightBytes(Event event, @Nullable Run run) {
    return run == null ? weightBytes(event) : weightBytes(event) + run.weightBytes();
  }

  /** What a job about this event that is no run would hold. */
  public static int weightBytes(Event event) {
    return event.payload().bytes().length + event.headers().lines().length() + 512;
  }
}
