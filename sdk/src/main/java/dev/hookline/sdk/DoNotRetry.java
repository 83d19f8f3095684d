package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/** Thrown by the code of a task: the run has failed, whatever attempts are left. */
public final class DoNotRetry extends RuntimeException {

  /** Fails with this message. */
  public DoNotRetry(String message) {
    super(message);
  }

  /** Fails with this message and cause. */
  public DoNotRetry(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
