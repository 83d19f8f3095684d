package dev.hookline.http.api.run;

import dev.hookline.http.json.Durations;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.json.MergePatch;
import dev.hookline.http.json.Times;
import dev.hookline.job.Run;
import dev.hookline.task.RunRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what is to be changed about a run. */
final class RunChanges {

  private static final int TIME_LENGTH_MAX = 40;

  private final InstantSource clock;

  RunChanges(InstantSource clock) {
    this.clock = clock;
  }

  /** When a run is to begin: {@code delay} is a duration from now, or a time. */
  Instant dueAt(JsonObject form) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    String text = form.requiredText("delay", TIME_LENGTH_MAX);
    Instant begin =
        Durations.parse(text)
            .filter(delay -> delay.compareTo(RunRequest.DELAY_MAX) <= 0)
            .map(now::plus)
            .or(() -> Times.parse(text))
            .filter(time -> !time.isAfter(now.plus(RunRequest.DELAY_MAX)))
            .orElse(null);
    if (begin == null && !text.isEmpty()) {
      form.error("delay", "must be a duration or a time, such as \"30s\", at most 366 days ahead");
    }
    form.refuseIfInvalid();
    return begin == null || begin.isBefore(now) ? now : begin;
  }

  /** A JSON Merge Patch (RFC 7396) of the metadata. */
  static UnaryOperator<@Nullable String> metadata(byte[] patch) {
    return MergePatch.ofText(patch, Run.METADATA_LENGTH_MAX);
  }
}
