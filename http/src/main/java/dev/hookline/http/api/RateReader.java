package dev.hookline.http.api;

import dev.hookline.http.json.JsonObject;
import dev.hookline.job.Rate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how many times something may happen in which time. */
public final class RateReader {

  static final int LIMIT_MAX = 1_000_000;
  static final Duration PER_STANDARD = Duration.ofSeconds(1);
  static final Duration PER_MAX = Duration.ofHours(24);

  private RateReader() {}

  /** Null only when something is wrong. */
  public static @Nullable Rate read(JsonObject form, @Nullable Rate present) {
    Integer limit = form.integer("limit", 1, LIMIT_MAX);
    Duration per = form.duration("per", PER_STANDARD, PER_MAX);
    if (limit == null && present != null && !form.isNull("limit")) {
      limit = present.limit();
    }
    if (limit == null) {
      if (!form.has("limit") || form.isNull("limit")) {
        form.error("limit", "is required");
      }
      return null;
    }
    if (per == null) {
      per = present == null || form.isNull("per") ? PER_STANDARD : present.per();
    }
    return new Rate(limit, per);
  }
}
