package dev.hookline.event;

import org.jspecify.annotations.Nullable;

/** The API's words for what became of an event when it was accepted. */
public final class EventStatus {

  private EventStatus() {}

  public static String of(Event event) {
    return event.isUnmatched() ? "unmatched" : "accepted";
  }

  /** Why it is not simply accepted; null when it is. */
  public static @Nullable String reason(Event event) {
    return event.isUnmatched() ? "no_endpoint_matched" : null;
  }
}
