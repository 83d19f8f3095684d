package dev.hookline.http.api.source;

import dev.hookline.http.json.RawJson;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.job.Rate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source as the API shows it, without its secrets.
 *
 * @param verifyToken whether it has one, and which
 */
record SourceView(
    String id,
    String name,
    String provider,
    @Nullable RawJson verification,
    List<SourceSecretView> secrets,
    @Nullable SourceSecretView verifyToken,
    String url,
    @Nullable String publicUrl,
    @Nullable Rate rateLimit,
    List<String> allowIps,
    SettingsViews.@Nullable DedupeView dedupe,
    SettingsViews.@Nullable ResponseView response,
    @Nullable String filter,
    @Nullable Boolean split,
    boolean enabled,
    Instant createdAt,
    Instant updatedAt) {

  static SourceView of(Source source, String url, Instant now) {
    String token = source.settings().verifyToken();
    String verification = source.verification();
    return new SourceView(
        source.id().text(IdPrefix.SOURCE),
        source.name(),
        source.provider(),
        verification == null ? null : new RawJson(verification.getBytes(StandardCharsets.UTF_8)),
        source.secrets().stream()
            .filter(secret -> secret.isActive(now))
            .map(SourceSecretView::of)
            .toList(),
        token == null ? null : SourceSecretView.of(new SourceSecret(token, null)),
        url,
        source.settings().publicUrl(),
        source.settings().limits().rateLimit(),
        source.settings().limits().allowIps().texts(),
        SettingsViews.of(source.settings().dedupe()),
        SettingsViews.of(source.settings().response()),
        source.settings().filter(),
        source.settings().split() ? Boolean.TRUE : null,
        source.enabled(),
        source.id().time(),
        source.updatedAt());
  }
}
