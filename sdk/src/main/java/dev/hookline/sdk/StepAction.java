package dev.hookline.sdk;

/** The code of a step that has no output. */
@FunctionalInterface
public interface StepAction<E extends Exception> {

  /** Does the work. What it throws leaves the step unfinished. */
  void run() throws E;
}
