package dev.hookline.sdk.transport;

import dev.hookline.sdk.RetryDecision;
import dev.hookline.sdk.RunError;
import java.time.Instant;
import java.util.List;

/**
 * One thing that a worker says about one run. {@link Complete}, {@link Fail}, {@link Suspend},
 * {@link Cancelled}, {@link TimedOut} and {@link Release} end the hand-over: nothing about the run
 * follows.
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public sealed interface ReportItem {

  /** The run that is meant. */
  String run();

  /** The hand-over that is meant. */
  long lease();

  /** The code of the task begins. Optional: a lease counts as a start. */
  record Start(String run, long lease, Instant at) implements ReportItem {}

  /** Lines for the log of the run, in order. */
  record Log(String run, long lease, List<LogEntry> entries) implements ReportItem {
    public Log {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A change of the metadata.
   *
   * @param patch a JSON object, merged as RFC 7396 says
   */
  record Metadata(String run, long lease, byte[] patch) implements ReportItem {}

  /**
   * A finished step.
   *
   * @param key name and occurrence, at most 255 characters
   * @param output a JSON value of at most 1 MiB
   */
  record Step(String run, long lease, String key, byte[] output) implements ReportItem {}

  /**
   * The end of the run.
   *
   * @param output a JSON value of at most 4 MiB
   */
  record Complete(String run, long lease, byte[] output) implements ReportItem {}

  /** The end of the attempt. */
  record Fail(String run, long lease, RunError error, RetryDecision retry) implements ReportItem {}

  /** The end of the hand-over, in the middle of the attempt. */
  record Suspend(String run, long lease, WaitingFor waitingFor) implements ReportItem {}

  /** The end after a wish to cancel. */
  record Cancelled(String run, long lease) implements ReportItem {}

  /** The end because the attempt took longer than it may. */
  record TimedOut(String run, long lease) implements ReportItem {}

  /** Given back without having begun. */
  record Release(String run, long lease) implements ReportItem {}
}
