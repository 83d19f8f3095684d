package dev.hookline.ingest;

import dev.hookline.job.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the secret that a handshake brings: for a source that has none, and only once, because
 * whoever knows the URL can send such a handshake.
 */
final class SecretAdoption {

  private static final Logger log = LoggerFactory.getLogger(SecretAdoption.class);

  /** How it ended. */
  enum Adopted {
    /** The source has this secret now, or had it before. */
    YES,
    HAS_ANOTHER,
    NOT_STORED
  }

  private final Sources sources;
  private final Executor background;
  private final InstantSource clock;

  SecretAdoption(Sources sources, Executor background, InstantSource clock) {
    this.sources = sources;
    this.background = background;
    this.clock = clock;
  }

  /** Returns at once; the answer comes when the secret is on stable storage. */
  void adopt(Source source, String secret, Consumer<Adopted> done) {
    Instant now = clock.instant();
    if (hasSecret(source, now)) {
      done.accept(isSecret(source, secret, now) ? Adopted.YES : Adopted.HAS_ANOTHER);
    } else {
      background.execute(() -> done.accept(adoptNow(source, secret)));
    }
  }

  private Adopted adoptNow(Source source, String secret) {
    Instant now = clock.instant();
    try {
      Source changed =
          sources
              .change(source.project(), source.id(), present -> withSecret(present, secret, now))
              .orElse(source);
      return isSecret(changed, secret, now) ? Adopted.YES : Adopted.HAS_ANOTHER;
    } catch (StoreUnavailable unavailable) {
      log.warn("The secret of a handshake was not stored", unavailable);
      return Adopted.NOT_STORED;
    }
  }

  private static Source withSecret(Source present, String secret, Instant now) {
    return hasSecret(present, now)
        ? present
        : present.withSecrets(List.of(new SourceSecret(secret, null)), now);
  }

  private static boolean hasSecret(Source source, Instant now) {
    return source.secrets().stream().anyMatch(known -> known.isActive(now));
  }

  private static boolean isSecret(Source source, String secret, Instant now) {
    return source.secrets().stream()
        .anyMatch(known -> known.isActive(now) && known.text().equals(secret));
  }
}
