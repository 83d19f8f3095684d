package dev.hookline.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one attempt ended with. Handlers return it; only {@link Lifecycle} decides what follows. */
public sealed interface Outcome {

  record Done() implements Outcome {}

  /**
   * It failed and may work later.
   *
   * @param notBefore the least wait that the other side asked for, or null
   * @param slowDown whether the other side looks overloaded or gone, so that its lane should go
   *     slower
   */
  record Retry(String why, @Nullable Duration notBefore, boolean slowDown) implements Outcome {}

  /** Not a failure, so it does not count against the policy: try again at this time. */
  record Defer(String why, Instant until) implements Outcome {}

  /** It was not begun after all, and waits again as before. */
  record Release() implements Outcome {}

  /** It was not begun either, and waits until an operator lets the lane go on. */
  record Hold(String why) implements Outcome {}

  /** It failed, and trying again would make no sense. */
  record GiveUp(String why) implements Outcome {}

  /** It asked to go on later, at a time or when what it waits for has come: not a failure. */
  record Suspend(RunWait waitFor, Instant until) implements Outcome {}

  /** Its worker was lost; another takes it, unless that has happened too often. */
  record Lost(String why) implements Outcome {}

  /** It ended in this final state, and not by its own doing; a delivery before it was begun. */
  record End(JobStatus status, String why) implements Outcome {}
}
