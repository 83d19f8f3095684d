package dev.hookline.http.api.source;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.json.JsonObject;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.ingest.Sources;
import dev.hookline.operate.Scope;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.provider.Configuration;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rotates the secrets of sources: the new one is accepted at once, the old for a while longer. */
public final class SourceSecretRoutes {

  private final Sources sources;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public SourceSecretRoutes(Sources sources, InstantSource clock) {
    this.sources = sources;
    this.clock = clock;
  }

  public List<ApiRoute> routes() {
    return List.of(ApiRoute.post(SourceRoutes.ONE + "/secrets", Scope.WRITE, this::rotate));
  }

  /**
   * @param secret the new secret if it was made here, which is shown this once
   */
  record RotatedView(@Nullable String secret, List<SourceSecretView> secrets) {}

  private record Chosen(String text, boolean generated) {}

  private ApiAnswer rotate(ApiCall call) {
    JsonObject form = call.jsonIfAny();
    Source before =
        sources
            .find(call.project(), call.pathId("id", IdPrefix.SOURCE))
            .orElseThrow(ApiCall::notFound);
    Duration overlap = form.duration("overlap", Duration.ZERO, SecretRotation.OVERLAP_MAX);
    Chosen chosen = chosen(form, before);
    form.refuseIfInvalid();
    Instant now = clock.instant();
    Source rotated =
        sources
            .change(
                call.project(),
                before.id(),
                present ->
                    present.withSecrets(
                        SecretRotation.rotate(
                            present.secrets(),
                            chosen.text(),
                            overlap == null ? SecretRotation.OVERLAP_STANDARD : overlap,
                            now),
                        now))
            .orElseThrow(ApiCall::notFound);
    List<SourceSecretView> active =
        rotated.secrets().stream()
            .filter((SourceSecret secret) -> secret.isActive(now))
            .map(SourceSecretView::of)
            .toList();
    RotatedView once = new RotatedView(chosen.generated() ? chosen.text() : null, active);
    return ApiAnswer.created(once, new RotatedView(null, active));
  }

  /** The secret that was given, or a new one. */
  private Chosen chosen(JsonObject form, Source source) {
    String given = form.anyText("secret", SourceReader.SECRET_LENGTH_MAX);
    if (!(Verification.of(source) instanceof Configuration.Ready(Scheme scheme, var _))) {
      form.error("secret", "cannot be used: the verification of this source is not valid");
      return new Chosen("", false);
    }
    if (given != null) {
      SourceReader.refuseUnusable(form, scheme, given, form.pointer("secret"));
      return new Chosen(given, false);
    }
    if (form.has("secret") && !form.isNull("secret")) {
      return new Chosen("", false);
    }
    return GeneratedSecret.of(scheme, random)
        .map(text -> new Chosen(text, true))
        .orElseGet(() -> {
          form.error("secret", "is required: only the sender can make one for this provider");
          return new Chosen("", false);
        });
  }
}
