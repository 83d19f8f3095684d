package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/** The code of a step. */
@FunctionalInterface
public interface StepBody<T, E extends Exception> {

  /** Does the work; what it returns is memoised. What it throws leaves the step unfinished. */
  @Nullable T run(Step step) throws E;
}
