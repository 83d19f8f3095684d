package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes tokens and completes them. All methods block and throw StoreUnavailable. */
public final class Tokens {

  public static final Duration TIMEOUT_STANDARD = Duration.ofDays(1);
  public static final Duration TIMEOUT_MAX = Duration.ofDays(366);
  private static final int SECRET_BYTES = 16;

  private final TokenStore store;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Tokens(TokenStore store, IdGenerator ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes one, or gives back the one that has the key.
   *
   * @param timeout after which it is timed out unless it was completed
   */
  public Token create(Id project, Duration timeout, @Nullable String key) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant expiresAt = Instant.ofEpochMilli(clock.millis()).plus(timeout);
    return store.create(new Token(ids.next(), project, text, key, expiresAt, null, null));
  }

  /** Empty also for a token of another project. */
  public Optional<Token> find(Id project, Id token) {
    return store.find(token).filter(found -> found.project().equals(project));
  }

  /** The token that a public URL names; empty when the secret is wrong. */
  public Optional<Token> find(Id token, String secret) {
    byte[] given = secret.getBytes(StandardCharsets.UTF_8);
    return store
        .find(token)
        .filter(
            found -> MessageDigest.isEqual(given, found.secret().getBytes(StandardCharsets.UTF_8)));
  }

  /** Completes it unless it is over; gives back how it stands then. */
  public Token complete(Token token, byte[] output) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return token.isOver(now) ? token : store.complete(token.id(), output, now).orElse(token);
  }

  /** Whether nobody completed it in time. */
  public boolean isTimedOut(Token token) {
    return token.completedAt() == null && token.isOver(clock.instant());
  }
}
