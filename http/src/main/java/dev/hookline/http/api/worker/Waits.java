package dev.hookline.http.api.worker;

import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import dev.hookline.task.Token;
import dev.hookline.task.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a suspended run goes on at the latest. */
record Waits(TokenStore tokens, JobReader jobs, Id project, InstantSource clock) {

  /** Null for never by time alone. */
  @Nullable Instant end(@Nullable Duration timeout) {
    return timeout == null ? null : now().plus(timeout);
  }

  /**
   * The token's own end if that comes first; null when there is no such token, which nobody could
   * complete.
   */
  @Nullable Instant endOfToken(Id id, @Nullable Duration timeout) {
    Instant ofToken =
        tokens
            .find(id)
            .filter(token -> token.project().equals(project))
            .map(Token::expiresAt)
            .orElse(null);
    Instant own = end(timeout);
    return own == null || ofToken == null || ofToken.isBefore(own) ? ofToken : own;
  }

  /** Whether all of them are there; those that are not would never end. */
  boolean areRuns(List<Id> ids) {
    return ids.stream()
        .allMatch(
            id -> jobs.find(project, id).filter(job -> job.kind() == JobKind.RUN).isPresent());
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
