package dev.hookline.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The run that is being executed, as its code sees it: {@link RunInfo} says which it is, {@link
 * RunSteps} what can be done once, {@link RunWaits} what it can wait for, {@link RunChildren} what
 * it can start.
 *
 * <p>Steps, waits and children belong to the thread of the run, so that their order is the same at
 * each attempt. The rest is safe for several threads.
 */
public interface RunContext extends RunInfo, RunSteps, RunWaits, RunChildren {

  /** Whether the run is to end: it was cancelled, its time is over, or another worker has it. */
  boolean isCancelled();

  /**
   * Ends the code when the run is to end.
   *
   * @throws RunCancelledException when it is
   */
  void throwIfCancelled();

  /** Calls this, on another thread, as soon as the run is to end; at once when it is already. */
  void onCancel(Runnable action);

  /** Writes an information to the log of the run. */
  default void log(String message) {
    log(LogLevel.INFO, message);
  }

  /** Writes a line to the log of the run. */
  default void log(LogLevel level, String message) {
    log(level, message, Map.of());
  }

  /**
   * Writes a line with particulars to the log of the run. Never blocks and never fails: lines over
   * the limits (10,000 lines and 1 MiB of a run) are counted instead of kept.
   */
  void log(LogLevel level, String message, Map<String, ?> fields);

  /** The metadata of the run. */
  Metadata metadata();

  /**
   * Says how far the run is, in the entry {@code progress} of its metadata.
   *
   * @param fraction from 0 to 1
   */
  void progress(double fraction, @Nullable String message);

  /**
   * A point in a long loop at which the run may be ended.
   *
   * @throws RunCancelledException when it is to end
   */
  default void heartbeat() {
    throwIfCancelled();
  }
}
