package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/** Thrown when the output of a run is asked for that has ended otherwise. */
public final class RunFailedException extends RuntimeException {

  private final String run;
  private final RunStatus status;
  private final transient @Nullable RunError error;

  /** Says which run, how it ended, and why. */
  public RunFailedException(String run, RunStatus status, @Nullable RunError error) {
    super(run + " is " + status.code() + (error == null ? "" : ": " + error.message()));
    this.run = run;
    this.status = status;
    this.error = error;
  }

  /** The id of the run. */
  public String run() {
    return run;
  }

  /** How it ended. */
  public RunStatus status() {
    return status;
  }

  /** Why it ended so; null when nobody said. */
  public @Nullable RunError error() {
    return error;
  }
}
