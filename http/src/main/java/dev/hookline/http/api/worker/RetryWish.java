package dev.hookline.http.api.worker;

import dev.hookline.http.json.StreamedJson;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a worker wants after a failure.
 *
 * @param again whether the task's policy holds; false for never again
 * @param after the least wait; null for what the policy says
 */
record RetryWish(boolean again, @Nullable Duration after) {

  static final RetryWish POLICY = new RetryWish(true, null);

  private static final RetryWish NEVER = new RetryWish(false, null);
  private static final String RULE = "must be \"policy\", \"never\" or an object with after";

  static RetryWish read(StreamedJson json) {
    if (json.isNull()) {
      return POLICY;
    }
    if (json.isText()) {
      String word = json.anyText();
      if ("never".equals(word)) {
        return NEVER;
      }
      if (!"policy".equals(word)) {
        json.error(RULE);
      }
      return POLICY;
    }
    @Nullable Duration[] after = new @Nullable Duration[1];
    json.object(name -> {
      if (name.equals("after")) {
        after[0] = json.duration(Duration.ZERO, RetryPolicy.DELAY_MAX);
      } else {
        json.unknown();
      }
    });
    return new RetryWish(true, after[0]);
  }
}
