package dev.hookline.task;

import java.time.Duration;

/** How long things of a run may take. */
final class RunTimes {

  /** A worker that was asked to end a run has so long before the server does it. */
  static final Duration CANCEL_GRACE = Duration.ofSeconds(30);

  /** A worker ends an attempt itself when it takes too long; the server waits a little for that. */
  static final Duration OVERDUE_GRACE = Duration.ofSeconds(5);

  /** A session that is not heard of so long is over. */
  static final Duration SESSION_EXPIRY = Duration.ofSeconds(30);

  private RunTimes() {}
}
