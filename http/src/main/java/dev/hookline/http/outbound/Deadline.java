package dev.hookline.http.outbound;

import org.jspecify.annotations.Nullable;

/** Something that must have happened by a time. It is its own node in a {@link DeadlineWheel}. */
abstract class Deadline {

  long dueNanos;
  @Nullable Deadline previous;
  @Nullable Deadline next;

  /** Called once, on the event loop, when the time is over. */
  abstract void expired();
}
