package dev.hookline.sdk;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What came of waiting for a token. */
public sealed interface TokenResult<T> {

  /** Somebody completed it with this value. */
  record Completed<T>(@Nullable T value) implements TokenResult<T> {}

  /** Nobody completed it in time. */
  record TimedOut<T>() implements TokenResult<T> {}

  /**
   * The value it was completed with.
   *
   * @throws TimeoutException when nobody completed it in time
   */
  default @Nullable T orElseThrow() throws TimeoutException {
    return switch (this) {
      case Completed<T> completed -> completed.value();
      case TimedOut<T> timedOut -> throw new TimeoutException("nobody completed the token in time");
    };
  }
}
