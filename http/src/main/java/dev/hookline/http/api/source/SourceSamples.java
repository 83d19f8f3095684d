package dev.hookline.http.api.source;

import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.sample.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes requests as the provider of a source would send them, signed with its own secret. */
final class SourceSamples {

  private SourceSamples() {}

  /**
   * Empty when the source's scheme cannot be signed from here, because only the sender has the key.
   *
   * @param type null for the provider's usual one
   * @param eventId names the sample, so that two of them are not taken for one
   */
  static Optional<SampleRequest> of(
      Source source, String url, @Nullable String type, String eventId, Instant now) {
    if (!(Verification.of(source) instanceof Configuration.Ready ready)) {
      return Optional.empty();
    }
    List<Secret> secrets =
        source.secrets().stream()
            .filter(secret -> secret.isActive(now))
            .map(SourceSecret::text)
            .map(Secret::of)
            .toList();
    try {
      return Providers.find(source.provider())
          .flatMap(provider ->
              Samples.signed(provider, ready, secrets, url, type, eventId, now.toEpochMilli()))
          .map(SampleRequest::new);
    } catch (IllegalArgumentException lacksSomething) {
      return Optional.empty();
    }
  }
}
