package dev.hookline.operate;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All API keys in memory, found by their hash. Changes are stored first and seen after. */
public final class ApiKeys {

  private final ApiKeyStore store;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, ApiKey> byHash = new ConcurrentHashMap<>();

  public ApiKeys(ApiKeyStore store, IdGenerator ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    store.all().forEach(this::remember);
  }

  /** A key and its text, which is known only now. */
  public record Created(ApiKey key, String text) {}

  /** Blocks until the key is durable. */
  public Created create(Id project, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
    String text = KeyText.generate(random);
    return new Created(save(project, name, text, scopes, expiresAt), text);
  }

  /**
   * Makes a key whose text the operator chose, with all scopes, unless there ever was one with this
   * text: a key that was revoked stays so. Blocks.
   *
   * @param text at least 16 characters
   * @return the key, perhaps one that opens nothing any more
   */
  public ApiKey ensure(Id project, String name, String text) {
    ApiKey present = byHash.get(hex(text));
    return present != null ? present : save(project, name, text, Set.of(Scope.ADMIN), null);
  }

  /** The active key with this text; empty for any other text. */
  public Optional<ApiKey> authenticate(String text) {
    return Optional.ofNullable(byHash.get(hex(text))).filter(key -> key.isActive(clock.instant()));
  }

  /** Whether a key that was in force still is. */
  public boolean isInForce(ApiKey key) {
    ApiKey present = byHash.get(HexFormat.of().formatHex(key.hash()));
    return present != null && present.id().equals(key.id()) && present.isActive(clock.instant());
  }

  /** The keys of a project, newest first, revoked ones included. */
  public List<ApiKey> of(Id project) {
    return byHash.values().stream()
        .filter(key -> key.project().equals(project))
        .sorted(Comparator.comparing(ApiKey::id).reversed())
        .toList();
  }

  /** Blocks until the key is of no more use; empty when the project has no such key. */
  public Optional<ApiKey> revoke(Id project, Id id) {
    return of(project).stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .map(key -> {
          if (key.revokedAt() != null) {
            return key;
          }
          ApiKey revoked =
              new ApiKey(
                  key.id(),
                  key.project(),
                  key.name(),
                  key.shown(),
                  key.hash(),
                  key.scopes(),
                  key.expiresAt(),
                  clock.instant());
          store.save(revoked);
          remember(revoked);
          return revoked;
        });
  }

  private ApiKey save(
      Id project, String name, String text, Set<Scope> scopes, @Nullable Instant expiresAt) {
    ApiKey key =
        new ApiKey(
            ids.next(),
            project,
            name,
            KeyText.shown(text),
            KeyText.hash(text),
            scopes,
            expiresAt,
            null);
    store.save(key);
    remember(key);
    return key;
  }

  /** Of two keys with one text, of which the older was revoked, the newer counts. */
  private void remember(ApiKey key) {
    byHash.merge(
        HexFormat.of().formatHex(key.hash()),
        key,
        (present, other) -> other.id().compareTo(present.id()) >= 0 ? other : present);
  }

  /** A look-up by hash tells an attacker nothing through its timing: the hash cannot be steered. */
  private static String hex(String text) {
    return HexFormat.of().formatHex(KeyText.hash(text));
  }
}
