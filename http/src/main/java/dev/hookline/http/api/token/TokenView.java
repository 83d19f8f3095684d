package dev.hookline.http.api.token;

import dev.hookline.http.json.RawJson;
import dev.hookline.id.IdPrefix;
import dev.hookline.task.Token;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as the API shows it.
 *
 * @param url whoever knows it may complete the token; in the answer to its making only
 * @param output what completed it
 */
record TokenView(
    String id,
    @Nullable String url,
    String status,
    @Nullable RawJson output,
    Instant expiresAt,
    @Nullable Instant completedAt) {

  static TokenView of(Token token, @Nullable String url, Instant now) {
    byte[] output = token.output();
    return new TokenView(
        token.id().text(IdPrefix.TOKEN),
        url,
        status(token, now),
        output == null ? null : new RawJson(output),
        token.expiresAt(),
        token.completedAt());
  }

  static String status(Token token, Instant now) {
    if (token.completedAt() != null) {
      return "completed";
    }
    return token.isOver(now) ? "timed_out" : "waiting";
  }
}
