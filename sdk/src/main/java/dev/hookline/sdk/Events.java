package dev.hookline.sdk;

import java.util.List;

/** Names the events that trigger a task. */
public final class Events {

  private Events() {}

  /** Events whose type matches one of these patterns, for example {@code invoice.*}. */
  public static EventSubscription types(String... patterns) {
    return new EventSubscription(List.of(patterns), List.of());
  }
}
