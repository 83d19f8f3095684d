package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/** The code of a step that needs no idempotency key. */
@FunctionalInterface
public interface StepSupplier<T, E extends Exception> {

  /** Does the work; what it returns is memoised. What it throws leaves the step unfinished. */
  @Nullable T run() throws E;
}
