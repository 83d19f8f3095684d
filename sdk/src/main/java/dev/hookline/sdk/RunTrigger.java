package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/**
 * What caused a run.
 *
 * @param event id of the event, for {@link Kind#EVENT}
 * @param eventType type of that event
 * @param source id of the source the event came in at; null when it was published
 * @param schedule id of the schedule, for {@link Kind#SCHEDULE}
 * @param parent id of the run that triggered this one, for {@link Kind#PARENT}
 * @param replayOf id of the run this one repeats, for {@link Kind#REPLAY}
 */
public record RunTrigger(
    Kind kind,
    @Nullable String event,
    @Nullable String eventType,
    @Nullable String source,
    @Nullable String schedule,
    @Nullable String parent,
    @Nullable String replayOf) {

  /** A call of the API, without further particulars. */
  public static final RunTrigger API = new RunTrigger(Kind.API, null, null, null, null, null, null);

  /** The ways in which runs come about. */
  public enum Kind {
    API,
    EVENT,
    SCHEDULE,
    PARENT,
    REPLAY
  }
}
