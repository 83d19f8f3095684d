package dev.hookline.sdk.worker;

import java.util.Locale;

/** How the execution of a run ended at this worker. */
public enum RunOutcome {
  COMPLETED,
  FAILED,
  SUSPENDED,
  CANCELLED,
  TIMED_OUT,
  /** The run was taken over by another worker, or this one gave it up at its end. */
  ABANDONED;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name for metrics and logs: the constant in lower case. */
  public String code() {
    return code;
  }
}
