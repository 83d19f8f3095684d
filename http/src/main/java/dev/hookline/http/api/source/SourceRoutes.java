package dev.hookline.http.api.source;

import dev.hookline.filter.FilterLanguage;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.CatalogLimits;
import dev.hookline.http.api.Pages;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.ingest.Sources;
import dev.hookline.operate.Scope;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sources: set up, changed, deleted. */
public final class SourceRoutes {

  static final String PATH = "/api/v1/sources";
  static final String ONE = PATH + "/:id";

  private final Sources sources;
  private final SourceUrls urls;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final int countMax;
  private final FilterLanguage filters;
  private final SecureRandom random = new SecureRandom();

  public SourceRoutes(
      Sources sources,
      SourceUrls urls,
      IdGenerator ids,
      InstantSource clock,
      CatalogLimits limits,
      FilterLanguage filters) {
    this.sources = sources;
    this.urls = urls;
    this.ids = ids;
    this.clock = clock;
    this.countMax = limits.sourcesMax();
    this.filters = filters;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.list(PATH, Scope.READ, this::list),
        ApiRoute.post(PATH, Scope.WRITE, this::create),
        ApiRoute.get(ONE, Scope.READ, this::read),
        ApiRoute.patch(ONE, Scope.WRITE, this::change),
        ApiRoute.delete(ONE, Scope.WRITE, this::delete));
  }

  private ApiAnswer list(ApiCall call) {
    return call.list(Pages.of(sources.of(call.project()), Source::id, call.page()), this::view);
  }

  private ApiAnswer read(ApiCall call) {
    return sources
        .find(call.project(), id(call))
        .map(source -> ApiAnswer.ok(view(source)))
        .orElseGet(ApiAnswer::notFound);
  }

  private ApiAnswer create(ApiCall call) {
    JsonObject form = call.json();
    SourceReader.Read read = SourceReader.read(form, SourceDraft.STANDARD, filters);
    List<String> secrets = SourceReader.secrets(form, read.scheme(), read.draft().provider());
    form.refuseIfInvalid();
    if (sources.of(call.project()).size() >= countMax) {
      return ApiAnswer.failed(
          ProblemCode.LIMIT_REACHED, "A project may have " + countMax + " sources.");
    }
    Instant now = clock.instant();
    Source source =
        new Source(
            ids.next(),
            call.project(),
            read.draft().name(),
            SourceToken.generate(random),
            read.draft().provider(),
            Verification.text(read.draft().verification()),
            secrets.stream().map(text -> new SourceSecret(text, null)).toList(),
            read.draft().enabled(),
            now,
            null,
            read.draft().settings());
    sources.add(source);
    return ApiAnswer.created(view(source));
  }

  private ApiAnswer change(ApiCall call) {
    JsonObject form = call.json();
    return sources
        .change(call.project(), id(call), present -> changed(form, present))
        .map(source -> ApiAnswer.ok(view(source)))
        .orElseGet(ApiAnswer::notFound);
  }

  private Source changed(JsonObject form, Source present) {
    Instant now = clock.instant();
    refuseSecrets(form);
    SourceReader.Read read = SourceReader.read(form, SourceDraft.of(present), filters);
    var scheme = read.scheme();
    if (scheme != null) {
      String changed = form.has("provider") ? "provider" : "verification";
      for (SourceSecret secret : present.secrets()) {
        if (secret.isActive(now)) {
          SourceReader.refuseUnusable(form, scheme, secret.text(), form.pointer(changed));
        }
      }
    }
    form.refuseIfInvalid();
    return new Source(
        present.id(),
        present.project(),
        read.draft().name(),
        present.token(),
        read.draft().provider(),
        Verification.text(read.draft().verification()),
        present.secrets(),
        read.draft().enabled(),
        now,
        null,
        read.draft().settings());
  }

  private static void refuseSecrets(JsonObject form) {
    for (String name : List.of("secret", "secrets")) {
      if (form.has(name)) {
        form.error(name, "cannot be changed here; use POST " + ONE + "/secrets");
      }
    }
  }

  private ApiAnswer delete(ApiCall call) {
    Instant now = clock.instant();
    @Nullable Source deleted =
        sources.change(call.project(), id(call), source -> source.deleted(now)).orElse(null);
    return deleted == null ? ApiAnswer.notFound() : ApiAnswer.noContent();
  }

  private SourceView view(Source source) {
    return SourceView.of(source, urls.of(source), clock.instant());
  }

  private static Id id(ApiCall call) {
    return call.pathId("id", IdPrefix.SOURCE);
  }
}
