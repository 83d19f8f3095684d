package dev.hookline.ingest;

import dev.hookline.id.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks come in.
 *
 * @param token the last part of its URL; 128 random bits, so that the URL cannot be guessed
 * @param provider the key of a provider: its verification scheme and where event id and type are
 * @param verification for providers that need it, the scheme as the JSON object of the API
 * @param secrets newest first; all that have not expired are accepted
 * @param deletedAt set when it is deleted: its URL then answers 410
 */
public record Source(
    Id id,
    Id project,
    String name,
    String token,
    String provider,
    @Nullable String verification,
    List<SourceSecret> secrets,
    boolean enabled,
    Instant updatedAt,
    @Nullable Instant deletedAt,
    SourceSettings settings) {

  public Source {
    secrets = List.copyOf(secrets);
  }

  /** A source with the standard settings. */
  public Source(
      Id id,
      Id project,
      String name,
      String token,
      String provider,
      @Nullable String verification,
      List<SourceSecret> secrets,
      boolean enabled,
      Instant updatedAt,
      @Nullable Instant deletedAt) {
    this(
        id,
        project,
        name,
        token,
        provider,
        verification,
        secrets,
        enabled,
        updatedAt,
        deletedAt,
        SourceSettings.STANDARD);
  }

  public Source withSecrets(List<SourceSecret> newSecrets, Instant now) {
    return new Source(
        id,
        project,
        name,
        token,
        provider,
        verification,
        newSecrets,
        enabled,
        now,
        deletedAt,
        settings);
  }

  /** Without its secrets and settings, which nothing needs any more. */
  public Source deleted(Instant now) {
    return new Source(id, project, name, token, provider, verification, List.of(), false, now, now);
  }
}
