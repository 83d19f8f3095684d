package dev.hookline.http.api.run;

import dev.hookline.id.IdPrefix;
import dev.hookline.job.RunWait;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a suspended run waits for.
 *
 * @param until when it goes on in any case; null for never by time alone
 */
public record WaitingForView(
    @Nullable Instant until, @Nullable String token, @Nullable List<String> runs) {

  /** Later than any timeout that a caller may name; a sleep may well be longer. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  static WaitingForView of(RunWait wait, Instant dueAt) {
    Instant until = dueAt.isBefore(NEVER) ? dueAt : null;
    return switch (wait) {
      case RunWait.Sleep _ -> new WaitingForView(dueAt, null, null);
      case RunWait.Token(var token) -> new WaitingForView(until, token.text(IdPrefix.TOKEN), null);
      case RunWait.Runs(var runs) ->
          new WaitingForView(until, null, runs.stream().map(id -> id.text(IdPrefix.RUN)).toList());
    };
  }
}
