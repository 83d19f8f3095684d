package dev.hookline.sdk.transport;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server could not be reached, was busy, or answered in a way that the protocol has not. */
public final class TransportException extends IOException {

  private final @Nullable Duration retryAfter;

  public TransportException(String message, @Nullable Throwable cause) {
    this(message, cause, null);
  }

  /**
   * Says when to come back.
   *
   * @param retryAfter the wait that the server asked for, or null
   */
  public TransportException(
      String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** The wait that the server asked for, or null. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
