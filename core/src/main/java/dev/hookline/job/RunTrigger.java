package dev.hookline.job;

import dev.hookline.id.Id;
import org.jspecify.annotations.Nullable;

/**
 * What has triggered a run.
 *
 * @param of the schedule, the parent run or the run that is replayed; null for the other kinds
 */
public record RunTrigger(Kind kind, @Nullable Id of) {

  public static final RunTrigger API = new RunTrigger(Kind.API, null);
  public static final RunTrigger EVENT = new RunTrigger(Kind.EVENT, null);

  /** The kinds, by their stable names. */
  public enum Kind {
    API,
    EVENT,
    SCHEDULE,
    PARENT,
    REPLAY
  }
}
