package dev.hookline.sdk;

/**
 * Thrown when the steps of a run are not those of its earlier attempts: one was renamed or taken
 * out, their order depends on something that has changed, or a memoised output does not fit the
 * type that is asked for now. Going on could do twice what was done already, so the run fails and
 * is not repeated. Replay it to begin anew.
 */
public final class StepMismatch extends RuntimeException {

  /** Says which step, and what differs. */
  public StepMismatch(String message) {
    super(message);
  }
}
