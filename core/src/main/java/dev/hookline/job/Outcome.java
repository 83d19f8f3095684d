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

  /** Not a failure either: wait until an operator lets the lane go on. */
  record Hold(String why) implements Outcome {}

  /** It failed, and trying again would make no sense. */
  record GiveUp(String why) implements Outcome {}
}
