package dev.hookline.http.api.source;

import dev.hookline.filter.EventFilter;
import dev.hookline.filter.FilterCache;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.CompiledSource;
import dev.hookline.ingest.DedupeKey;
import dev.hookline.ingest.DedupeRule;
import dev.hookline.ingest.IntakeRules;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceCompiler;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.ingest.SourceSettings;
import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.Handshake;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.scheme.BasicCredentials;
import dev.hookline.signatures.scheme.BearerToken;
import dev.hookline.signatures.scheme.BodyTokens;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.HeaderToken;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles sources whose verification is the JSON object of the API. */
public final class JsonSourceCompiler implements SourceCompiler {

  private static final Logger log = LoggerFactory.getLogger(JsonSourceCompiler.class);
  private static final Verifier REFUSES_ALL = (request, now) -> Verdict.refused(Refusal.NO_SECRET);

  private final FilterCache filters;

  public JsonSourceCompiler(FilterCache filters) {
    this.filters = filters;
  }

  @Override
  public CompiledSource compile(Source source, Instant now) {
    String filter = source.settings().filter();
    if (filter != null && filters.filter(filter).isEmpty()) {
      return unusable(source, "its filter cannot be read");
    }
    return switch (Verification.of(source)) {
      case Configuration.Ready(Scheme scheme, EventFields fields) ->
          compile(source, scheme, fields, now);
      case Configuration.Invalid(var problems) -> unusable(source, problems.getFirst().message());
    };
  }

  /** It was stored by another release; nothing comes in until it is put right. */
  private static CompiledSource unusable(Source source, String problem) {
    log.error(
        "A source cannot be used source={} problem={}", source.id().text(IdPrefix.SOURCE), problem);
    return new CompiledSource(source, REFUSES_ALL, EventFields.NONE, null, false, null);
  }

  private CompiledSource compile(Source source, Scheme scheme, EventFields fields, Instant now) {
    List<SourceSecret> active =
        source.secrets().stream().filter(secret -> secret.isActive(now)).toList();
    List<Secret> secrets = active.stream().map(secret -> Secret.of(secret.text())).toList();
    return new CompiledSource(
        source,
        scheme.verifier(secrets),
        fields,
        handshake(source, secrets),
        provesByCredentials(scheme),
        scheme.isSlow(secrets),
        earliestExpiry(active),
        scheme instanceof SignatureScheme signature && signature.signsMethod(),
        Providers.find(source.provider()).map(Provider::answersWithoutBody).orElse(false),
        rules(source));
  }

  private @Nullable IntakeRules rules(Source source) {
    SourceSettings settings = source.settings();
    DedupeRule dedupe = settings.dedupe();
    BatchRule batch =
        settings.split()
            ? Providers.find(source.provider()).map(Provider::batch).orElse(null)
            : null;
    EventFilter filter =
        settings.filter() == null ? null : filters.filter(settings.filter()).orElse(null);
    return dedupe == null && batch == null && filter == null
        ? null
        : new IntakeRules(dedupe == null ? null : new DedupeKey(dedupe), filter, batch);
  }

  private static @Nullable Handshake handshake(Source source, List<Secret> secrets) {
    return Providers.find(source.provider())
        .map(provider ->
            Handshake.of(provider.handshakes(), secrets, source.settings().verifyToken()))
        .orElse(null);
  }

  private static boolean provesByCredentials(Scheme scheme) {
    return scheme instanceof BasicCredentials
        || scheme instanceof HeaderToken
        || scheme instanceof BearerToken
        || scheme instanceof BodyTokens;
  }

  private static @Nullable Instant earliestExpiry(List<SourceSecret> active) {
    Instant earliest = null;
    for (SourceSecret secret : active) {
      Instant expiresAt = secret.expiresAt();
      if (expiresAt != null && (earliest == null || expiresAt.isBefore(earliest))) {
        earliest = expiresAt;
      }
    }
    return earliest;
  }
}
