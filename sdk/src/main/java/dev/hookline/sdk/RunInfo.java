package dev.hookline.sdk;

import java.time.Instant;
import java.util.List;

/** Which run is being executed. */
public interface RunInfo {

  /** The id of the run, the same at each attempt. */
  String id();

  /** The id of its task. */
  String task();

  /** 1, and one more after each failure; a run that has slept is in the same attempt. */
  int attempt();

  /** How often it is tried in all. */
  int maxAttempts();

  /** The tags it was triggered with. */
  List<String> tags();

  /** What caused it. */
  RunTrigger trigger();

  /** The queue it waited in. */
  String queue();

  /** When it was triggered. */
  Instant createdAt();
}
