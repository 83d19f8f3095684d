package dev.hookline.sdk.http;

import dev.hookline.sdk.transport.TransportException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the API answered. */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record ApiAnswer(int status, HttpHeaders headers, byte[] body) {

  private static final int SHOWN = 200;

  /** Whether the call succeeded. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether the same call may succeed later: too many requests, or a fault of the server. */
  public boolean isTemporary() {
    return status == 408 || status == 429 || status >= 500;
  }

  /** The problem it describes, whatever the form of the body. */
  public Problem problem() {
    return Problem.of(status, body);
  }

  /** The wait that the server asked for; null when it did not. */
  public @Nullable Duration retryAfter() {
    return headers
        .firstValue("retry-after")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(null);
  }

  /** This answer as a call that did not succeed. */
  public TransportException asException() {
    Problem problem = problem();
    return new TransportException(
        status + " " + problem.code() + ": " + problem.detail(), null, retryAfter());
  }

  /** The beginning of the body. */
  public String excerpt() {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
