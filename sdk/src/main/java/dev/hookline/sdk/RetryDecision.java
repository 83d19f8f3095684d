package dev.hookline.sdk;

import java.time.Duration;

/** What is to follow one particular failure. */
public sealed interface RetryDecision {

  /** What the policy of the task says. */
  record ByPolicy() implements RetryDecision {}

  /** Nothing: the run has failed, whatever attempts are left. */
  record Never() implements RetryDecision {}

  /** Another attempt after this wait, if the policy has attempts left. */
  record After(Duration delay) implements RetryDecision {}
}
