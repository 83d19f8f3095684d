package dev.hookline.job;

import dev.hookline.event.Event;

/** A running job that this process owns, with the event it is about. */
public record Claimed(Job job, Event event) {

  /** What it holds of the memory set aside for claimed jobs, roughly. */
  public int weightBytes() {
    Run run = job.run();
    return run == null ? weightBytes(event) : weightBytes(event) + run.weightBytes();
  }

  /** What a job about this event would hold. */
  public static int weightBytes(Event event) {
    return event.payload().bytes().length + event.headers().lines().length() + 512;
  }
}
