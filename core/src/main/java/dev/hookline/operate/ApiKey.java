package dev.hookline.operate;

import dev.hookline.id.Id;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of a project, as it is stored: the key itself is not.
 *
 * @param shown the first characters of the key, so that a person can tell it from others
 * @param hash SHA-256 of the key; a fast hash is right for 190 random bits
 */
@SuppressWarnings("ArrayRecordComponent") // compared through MessageDigest.isEqual only
public record ApiKey(
    Id id,
    Id project,
    String name,
    String shown,
    byte[] hash,
    Set<Scope> scopes,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it may do what needs this scope. */
  public boolean holds(Scope needed) {
    return scopes.stream().anyMatch(scope -> scope.includes(needed));
  }

  public boolean isActive(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }
}
