package dev.hookline.ingest;

import dev.hookline.id.Id;

/** How an append ended. */
public sealed interface Appended {

  /** The event and its jobs are on stable storage. */
  record Stored() implements Appended {
    public static final Stored INSTANCE = new Stored();
  }

  /**
   * An event with the same dedupe key, or a run that stands for the new one because it has its
   * {@link dev.hookline.job.RunKey}, was there already; nothing was stored.
   */
  record Duplicate(Id first) implements Appended {}

  /** The store could not write in time; nothing was stored. */
  record Unavailable(String why) implements Appended {}
}
