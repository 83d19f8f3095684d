package dev.hookline.sdk.client;

import dev.hookline.sdk.Token;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and completes tokens that runs wait for. */
public final class Tokens {

  private static final String TOKENS = "/api/v1/tokens";

  private final ApiCalls calls;

  Tokens(ApiCalls calls) {
    this.calls = calls;
  }

  /** Makes a token that times out after this time. */
  public Token create(Duration timeout) {
    byte[] body = JsonCodec.standard().write(Map.of("timeout", timeout.toString()));
    JsonFields token = calls.post(TOKENS, body);
    return new Token(
        token.text("id"),
        token.text("url"),
        JsonFields.require("expires_at", token.time("expires_at")));
  }

  /** Completes a token; the first completion counts. */
  public void complete(String id, @Nullable Object output) {
    byte[] body = JsonObject.of(Map.of("output", calls.json().write(output)));
    calls.post(TOKENS + '/' + id + "/complete", body);
  }
}
