package dev.hookline.http.api.run;

import dev.hookline.http.json.JsonBytes;
import dev.hookline.http.json.RawJson;
import dev.hookline.http.json.StrictJson;
import dev.hookline.http.json.Texts;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import org.jspecify.annotations.Nullable;

/** Why an attempt failed, as {@code {type, message, stack?}}: the worker's words, or ours. */
final class RunError {

  private RunError() {}

  static RawJson of(Attempt attempt, AttemptError error) {
    byte[] body = attempt.body();
    if (error == AttemptError.TASK && body.length > 0 && StrictJson.isValue(body)) {
      return new RawJson(body);
    }
    String detail = attempt.detail();
    return new RawJson(
        new JsonBytes(128)
            .openObject()
            .name("type")
            .text(error.code())
            .name("message")
            .text(detail == null ? "" : Texts.wellFormed(detail))
            .closeObject()
            .toBytes());
  }

  /** Null when the attempt did not fail. */
  static @Nullable RawJson of(@Nullable Attempt attempt) {
    AttemptError error = attempt == null ? null : attempt.error();
    return attempt == null || error == null ? null : of(attempt, error);
  }
}
