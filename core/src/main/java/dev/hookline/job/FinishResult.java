package dev.hookline.job;

/** How storing the end of an attempt went. */
public enum FinishResult {
  STORED,
  /** The job had been cancelled or taken over meanwhile; nothing was changed. */
  STALE,
  /** The store could not write; to be tried again. */
  UNAVAILABLE
}
