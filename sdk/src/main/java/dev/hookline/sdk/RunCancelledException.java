package dev.hookline.sdk;

/**
 * Thrown into the code of a task when its run is to end: somebody cancelled it, its time is over,
 * or it was handed to another worker. Let it pass.
 */
public final class RunCancelledException extends RuntimeException {

  /** Says which run ends, and why. */
  public RunCancelledException(String message) {
    super(message);
  }
}
