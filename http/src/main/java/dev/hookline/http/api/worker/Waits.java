package dev.hookline.http.api.worker;

import dev.hookline.id.Id;
import dev.hookline.task.Token;
import dev.hookline.task.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** When a suspended run goes on at the latest. */
record Waits(TokenStore tokens, Id project, InstantSource clock) {

  /** Null for never by time alone. */
  @Nullable Instant end(@Nullable Duration timeout) {
    return timeout == null ? null : now().plus(timeout);
  }

  /**
   * The token's own end if that comes first. A token that is not there will not be completed: the
   * run goes on at once and finds that out itself.
   */
  Instant endOfToken(Id id, @Nullable Duration timeout) {
    Instant ofToken =
        tokens
            .find(id)
            .filter(token -> token.project().equals(project))
            .map(Token::expiresAt)
            .orElse(now());
    Instant own = end(timeout);
    return own == null || ofToken.isBefore(own) ? ofToken : own;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
