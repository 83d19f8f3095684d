package dev.hookline.sdk.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to happen before a suspended run is leased again. */
public sealed interface WaitingFor {

  /** A time. */
  record Until(Instant time) implements WaitingFor {}

  /**
   * The completion of a token.
   *
   * @param timeout after which the run is leased in any case; null for the token's own
   */
  record Token(String token, @Nullable Duration timeout) implements WaitingFor {}

  /**
   * The end of all of these runs.
   *
   * @param timeout after which the run is leased in any case; null for none
   */
  record Runs(List<String> runs, @Nullable Duration timeout) implements WaitingFor {
    public Runs {
      runs = List.copyOf(runs);
    }
  }
}
