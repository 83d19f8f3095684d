package dev.hookline.sdk;

/**
 * Leaves the code of a task when its run is suspended by a sleep, or waits for a token or for
 * children: the run goes on later from the beginning of its code, with all finished steps memoised.
 *
 * <p>An {@link Error}, so that {@code catch (Exception e)} does not hold it up. Code that catches
 * {@link Throwable} must throw it again; what it does after having swallowed it is lost, because
 * the run is suspended nevertheless. {@code finally} blocks run at each suspension.
 */
public final class RunSuspended extends Error {

  /** Says what the run waits for. */
  public RunSuspended(String message) {
    super(message, null, false, false);
  }
}
