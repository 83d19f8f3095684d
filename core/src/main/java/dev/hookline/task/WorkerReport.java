package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.job.RunWait;
import dev.hookline.job.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a worker says of a run that it holds. */
public sealed interface WorkerReport {

  Id run();

  /** The number of the hand-over that it speaks of. */
  int lease();

  /** Whether it ends the hand-over, so that nothing more is to be said of it. */
  default boolean isEnd() {
    return switch (this) {
      case Started _, Logged _, Described _, Stepped _ -> false;
      case Completed _, Failed _, Suspended _, Cancelled _, TimedOut _, Released _ -> true;
    };
  }

  /** The code of the task begins. */
  record Started(Id run, int lease) implements WorkerReport {}

  record Logged(Id run, int lease, List<LogLine> lines) implements WorkerReport {
    public Logged {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A change of the metadata.
   *
   * @param change makes the new of the present JSON object; null when it is refused
   */
  record Described(Id run, int lease, UnaryOperator<@Nullable String> change)
      implements WorkerReport {}

  record Stepped(Id run, int lease, Step step) implements WorkerReport {}

  /**
   * It is done.
   *
   * @param output JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Completed(Id run, int lease, byte[] output) implements WorkerReport {
    public static final int OUTPUT_BYTES_MAX = 4 << 20;
  }

  /**
   * It failed.
   *
   * @param error a JSON object, to be kept
   * @param why one line for a person
   * @param retry whether the task's policy holds; false for never again
   * @param after the least wait before the next attempt; null for what the policy says
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Failed(
      Id run, int lease, byte[] error, String why, boolean retry, @Nullable Duration after)
      implements WorkerReport {}

  /**
   * It wants to go on later.
   *
   * @param until at the latest; null for never by time alone
   */
  record Suspended(Id run, int lease, RunWait waitFor, @Nullable Instant until)
      implements WorkerReport {}

  /** It ended because somebody wanted it to. */
  record Cancelled(Id run, int lease) implements WorkerReport {}

  /** It took longer than it may. */
  record TimedOut(Id run, int lease) implements WorkerReport {}

  /** It was not begun and is given back. */
  record Released(Id run, int lease) implements WorkerReport {}

  /** What became of a report. */
  enum Result {
    OK,
    /** The run was cancelled, timed out or taken over; it is to be stopped. */
    STALE,
    /** The metadata would be too large or is no JSON object. */
    METADATA_REFUSED,
    /** The run would have memoised too much; what follows about it in the report is refused too. */
    STEPS_REFUSED,
    /** Nothing can be stored at present; to be reported again. */
    UNAVAILABLE
  }
}
