package dev.hookline.junit;

import dev.hookline.sdk.Token;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.transport.CreatedToken;
import dev.hookline.sdk.transport.TokenState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tokens of one test: completed by the test as soon as they are made, or never. */
final class SimulatedTokens {

  private final TestClock clock;
  private final JsonCodec json;
  private final Function<Token, Optional<Object>> completion;
  private final Map<String, CreatedToken> byKey = new HashMap<>();
  private final Map<String, CreatedToken> byId = new HashMap<>();
  private final Map<String, byte[]> outputs = new HashMap<>();

  SimulatedTokens(TestClock clock, JsonCodec json, Function<Token, Optional<Object>> completion) {
    this.clock = clock;
    this.json = json;
    this.completion = completion;
  }

  CreatedToken create(Duration timeout, String key) {
    CreatedToken known = byKey.get(key);
    if (known != null) {
      return known;
    }
    String id = "tok_%04d".formatted(byId.size() + 1);
    String url = "https://hookline.test/tokens/" + id;
    var token = new CreatedToken(id, url, clock.instant().plus(timeout));
    byKey.put(key, token);
    byId.put(id, token);
    completion
        .apply(new Token(id, url, token.expiresAt()))
        .ifPresent(output -> outputs.put(id, json.write(output)));
    return token;
  }

  Instant expiresAt(String id) {
    CreatedToken token = byId.get(id);
    return token == null ? clock.instant() : token.expiresAt();
  }

  boolean isCompleted(String id) {
    return outputs.containsKey(id);
  }

  TokenState state(String id) {
    byte[] output = outputs.get(id);
    if (output != null) {
      return new TokenState.Completed(output);
    }
    if (!byId.containsKey(id)) {
      return new TokenState.Unknown();
    }
    return expiresAt(id).isAfter(clock.instant())
        ? new TokenState.Waiting()
        : new TokenState.TimedOut();
  }
}
