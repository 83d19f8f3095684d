package dev.hookline.sdk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Waiting that needs no worker. The run is suspended by {@link RunSuspended}, its slot is free, and
 * it goes on later, perhaps elsewhere, from the beginning of its code with its steps memoised.
 */
public interface RunWaits {

  /** Sleeps for this time; less than 5 s in place, more by being suspended. */
  void sleep(Duration time);

  /** Sleeps until this time; for less than 5 s in place, for longer by being suspended. */
  void sleepUntil(Instant time);

  /**
   * Makes a token that somebody outside completes, the same one at each attempt.
   *
   * @param timeout after which it is timed out
   */
  Token createToken(Duration timeout);

  /** Waits until the token is completed or has timed out. */
  default <T> TokenResult<T> waitForToken(Token token, Class<T> type) {
    return waitForToken(token.id(), null, TypeOf.of(type));
  }

  /** Waits until the token is completed, for at most this time. */
  default <T> TokenResult<T> waitForToken(Token token, Duration timeout, Class<T> type) {
    return waitForToken(token.id(), timeout, TypeOf.of(type));
  }

  /**
   * Waits until a token is completed.
   *
   * @param token its id
   * @param timeout at most so long; null for as long as the token lives
   * @param type of the JSON that completes it
   */
  <T> TokenResult<T> waitForToken(String token, @Nullable Duration timeout, TypeOf<T> type);
}
