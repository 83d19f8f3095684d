package dev.hookline.sdk.client;

import dev.hookline.sdk.http.ApiAnswer;
import dev.hookline.sdk.http.ApiConnection;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonMappingFailure;
import dev.hookline.sdk.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are repeated when that may help: up to three times in all. A POST carries an
 * idempotency key, so that its repetition has no second effect.
 */
final class ApiCalls {

  private static final int TRIES = 3;
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final ApiConnection connection;
  private final Duration timeout;
  private final JsonCodec json;

  ApiCalls(ApiConnection connection, Duration timeout, JsonCodec json) {
    this.connection = connection;
    this.timeout = timeout;
    this.json = json;
  }

  ApiConnection connection() {
    return connection;
  }

  JsonCodec json() {
    return json;
  }

  JsonFields get(String path) {
    return fields(call("GET", path, null));
  }

  JsonFields post(String path, byte[] body) {
    return fields(call("POST", path, body));
  }

  JsonFields patch(String path, byte[] body) {
    return fields(call("PATCH", path, body));
  }

  void delete(String path) {
    call("DELETE", path, null);
  }

  private ApiAnswer call(String method, String path, byte @Nullable [] body) {
    @Nullable String key = method.equals("POST") ? UUID.randomUUID().toString() : null;
    Duration wait = FIRST_WAIT;
    try {
      for (int attempt = 1; ; attempt++) {
        @Nullable ApiAnswer answer = attempt(method, path, body, key, attempt);
        if (answer != null && (!answer.isTemporary() || attempt == TRIES)) {
          return successful(answer);
        }
        Duration asked = answer == null ? null : answer.retryAfter();
        Thread.sleep(asked == null ? wait : shorter(asked));
        wait = wait.multipliedBy(2);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new HooklineException(
          HooklineException.INTERRUPTED, 0, "interrupted", List.of(), interrupted);
    }
  }

  /** The answer; null when none came, and another try is left. */
  private @Nullable ApiAnswer attempt(
      String method, String path, byte @Nullable [] body, @Nullable String key, int attempt)
      throws InterruptedException {
    try {
      return connection.send(method, path, body, key, timeout);
    } catch (TransportException failure) {
      if (attempt == TRIES) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "no answer");
        throw new HooklineException(HooklineException.UNREACHABLE, 0, message, List.of(), failure);
      }
      return null;
    }
  }

  private static Duration shorter(Duration asked) {
    return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
  }

  private static ApiAnswer successful(ApiAnswer answer) {
    if (!answer.isSuccess()) {
      throw HooklineException.of(answer);
    }
    return answer;
  }

  private static JsonFields fields(ApiAnswer answer) {
    try {
      return JsonFields.of(answer.body());
    } catch (JsonMappingFailure failure) {
      throw new HooklineException(
          "not_understood", answer.status(), answer.excerpt(), List.of(), failure);
    }
  }
}
