package dev.hookline.http.api;

import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeys;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** Finds the key of a request: {@code Authorization: Bearer hk_...} (RFC 6750 section 2.1). */
final class Authentication {

  private static final String SCHEME = "Bearer ";

  /** More than any key has; longer texts are not worth a hash. */
  private static final int TOKEN_LENGTH_MAX = 256;

  private final ApiKeys keys;

  Authentication(ApiKeys keys) {
    this.keys = keys;
  }

  /** The key that is in force; empty for every other reason alike. */
  Optional<ApiKey> key(HttpServerRequest request) {
    List<String> headers = request.headers().getAll("authorization");
    if (headers.size() != 1) {
      return Optional.empty();
    }
    String header = headers.getFirst();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String token = header.substring(SCHEME.length()).strip();
    return token.isEmpty() || token.length() > TOKEN_LENGTH_MAX
        ? Optional.empty()
        : keys.authenticate(token);
  }
}
