package dev.hookline.task;

import dev.hookline.job.Job;
import dev.hookline.job.Step;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a run under way has to say. It is kept only if the job still is the one that is held. */
public sealed interface RunNote {

  /** The run as it was claimed. */
  Job held();

  /** Lines for its log; those beyond the limits of {@link LogLine} are counted and dropped. */
  record Logged(Job held, List<LogLine> lines) implements RunNote {
    public Logged {
      lines = List.copyOf(lines);
    }
  }

  /** A step to be memoised; one with the same key is replaced. */
  record Stepped(Job held, Step step) implements RunNote {}

  /**
   * A change of its metadata.
   *
   * @param change makes the new of the present JSON object; null when it is refused
   */
  record Described(Job held, UnaryOperator<@Nullable String> change) implements RunNote {}

  /** How keeping a note went. */
  enum Result {
    KEPT,
    /** The run was cancelled, timed out or taken over. */
    STALE,
    /** The change refused it. */
    REFUSED,
    /** The store could not write. */
    UNAVAILABLE
  }
}
