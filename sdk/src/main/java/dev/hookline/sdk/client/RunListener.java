package dev.hookline.sdk.client;

/** Hears what happens to a run. Called on one thread, one call after the other. */
public interface RunListener {

  /** The run as it is now; the last call brings a final status. */
  void changed(Run run);

  /** A line of its log. */
  default void logged(RunLogLine line) {}

  /** Nothing more will be heard, although the run has not ended: it is unknown, or access ended. */
  default void failed(HooklineException failure) {}
}
