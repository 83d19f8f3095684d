package dev.hookline.sdk.transport;

import java.time.Duration;
import java.util.List;

/**
 * What a run asks of the server while it executes. Called from the thread of the run, usually a
 * virtual one; blocks until answered.
 */
public interface RunCalls {

  /**
   * Triggers runs of a task. Repeatable: each item carries an idempotency key.
   *
   * @param items 1 to 1,000
   * @return one answer for each item, in order
   */
  List<TriggerAnswer> trigger(String task, List<TriggerItem> items)
      throws TransportException, InterruptedException;

  /**
   * The present state of runs that this run triggered.
   *
   * @param parent the run that asks
   * @param runs ids of its children
   * @return those that exist, in any order
   */
  List<ChildRun> children(String parent, List<String> runs)
      throws TransportException, InterruptedException;

  /**
   * Makes a token that somebody outside completes. The same key answers with the same token.
   *
   * @param timeout after which the token is timed out
   */
  CreatedToken createToken(Duration timeout, String idempotencyKey)
      throws TransportException, InterruptedException;

  /** The present state of a token. */
  TokenState token(String id) throws TransportException, InterruptedException;
}
