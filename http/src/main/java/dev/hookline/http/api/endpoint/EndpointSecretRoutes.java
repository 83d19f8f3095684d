package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.SignatureSettings.Scheme;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.json.JsonObject;
import dev.hookline.id.IdPrefix;
import dev.hookline.operate.Scope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows and rotates the secrets that deliveries are signed with. */
public final class EndpointSecretRoutes {

  private static final String PATH = EndpointRoutes.ONE + "/secret";

  private final Endpoints endpoints;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public EndpointSecretRoutes(Endpoints endpoints, InstantSource clock) {
    this.endpoints = endpoints;
    this.clock = clock;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.get(PATH, Scope.WRITE, this::read),
        ApiRoute.post(PATH + "/rotate", Scope.WRITE, this::rotate));
  }

  /**
   * @param secret null when the answer is a repeated one
   * @param previous those that still sign beside it
   */
  record SecretView(
      @Nullable String secret, @Nullable String publicKey, List<PreviousView> previous) {}

  record PreviousView(@Nullable Instant expiresAt) {}

  private ApiAnswer read(ApiCall call) {
    Endpoint endpoint = present(call);
    return ApiAnswer.ok(view(endpoint, endpoint.secrets().getFirst().text()));
  }

  private ApiAnswer rotate(ApiCall call) {
    Endpoint before = present(call);
    JsonObject form = call.jsonIfAny();
    Duration given = form.duration("overlap", Duration.ZERO, EndpointSecrets.OVERLAP_MAX);
    Duration overlap = given == null ? EndpointSecrets.OVERLAP_STANDARD : given;
    form.refuseIfInvalid();
    Instant now = clock.instant();
    Endpoint rotated =
        endpoints
            .change(before.id(), present -> rotated(present, overlap, now))
            .orElseThrow(ApiCall::notFound);
    return new ApiAnswer.Ok(
        200, view(rotated, rotated.secrets().getFirst().text()), view(rotated, null));
  }

  private Endpoint rotated(Endpoint present, Duration overlap, Instant now) {
    Scheme scheme = present.signature().scheme();
    String text = SigningSecret.generate(scheme, random);
    return present.withSecrets(
        EndpointSecrets.rotate(present.secrets(), scheme, scheme, text, overlap, now), now);
  }

  private SecretView view(Endpoint endpoint, @Nullable String secret) {
    Instant now = clock.instant();
    List<PreviousView> previous =
        endpoint.secrets().stream()
            .skip(1)
            .filter(old -> old.isActive(now))
            .map(EndpointSecret::expiresAt)
            .map(PreviousView::new)
            .toList();
    return new SecretView(secret, EndpointSecrets.publicKey(endpoint).orElse(null), previous);
  }

  private Endpoint present(ApiCall call) {
    return endpoints
        .find(call.project(), call.pathId("id", IdPrefix.ENDPOINT))
        .orElseThrow(ApiCall::notFound);
  }
}
