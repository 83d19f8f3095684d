package dev.hookline.http.api;

/** How large the body of a route's requests may be. */
public enum BodyLimit {
  /** As large as one event may be. */
  ONE,
  /** As large as a batch of events may be. */
  BATCH
}
