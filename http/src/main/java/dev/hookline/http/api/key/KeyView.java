package dev.hookline.http.api.key;

import dev.hookline.id.IdPrefix;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as the API shows it.
 *
 * @param key its text, in the answer to its making only
 * @param hint the first characters of its text
 */
record KeyView(
    String id,
    String name,
    @Nullable String key,
    String hint,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  static KeyView of(ApiKey key) {
    return of(key, null);
  }

  static KeyView of(ApiKey key, @Nullable String text) {
    return new KeyView(
        key.id().text(IdPrefix.KEY),
        key.name(),
        text,
        key.shown() + "…",
        key.scopes().stream().map(Scope::word).sorted().toList(),
        key.id().time(),
        key.expiresAt(),
        key.revokedAt());
  }
}
