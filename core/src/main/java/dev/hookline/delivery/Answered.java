package dev.hookline.delivery;

import dev.hookline.event.Headers;
import org.jspecify.annotations.Nullable;

/** What is kept of an answer; nothing when there was none. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Answered(
    @Nullable Integer statusCode, Headers headers, byte[] body, boolean truncated) {

  private static final Answered NOT = new Answered(null, Headers.NONE, new byte[0], false);

  /** What came back, if anything did. */
  public static Answered of(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer ->
          new Answered(answer.status(), answer.headers(), answer.body(), answer.truncated());
      case Exchange.Failed failed -> of(failed.begun());
    };
  }

  private static Answered of(Exchange.@Nullable Begun begun) {
    return begun == null ? NOT : new Answered(begun.status(), begun.headers(), begun.body(), true);
  }
}
