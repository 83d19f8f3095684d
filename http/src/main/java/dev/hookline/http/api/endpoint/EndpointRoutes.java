package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.EndpointSwitch;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.SignatureSettings.Scheme;
import dev.hookline.delivery.guard.AddressGuard;
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
import dev.hookline.ingest.Sources;
import dev.hookline.job.Engine;
import dev.hookline.operate.Scope;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Endpoints: set up, changed, turned off and on, deleted. */
public final class EndpointRoutes {

  static final String PATH = "/api/v1/endpoints";
  static final String ONE = PATH + "/:id";

  private final Endpoints endpoints;
  private final EndpointReader reader;
  private final EndpointSwitch onOff;
  private final Engine engine;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final int countMax;
  private final SecureRandom random = new SecureRandom();

  public EndpointRoutes(
      Endpoints endpoints,
      Sources sources,
      AddressGuard guard,
      EndpointSwitch onOff,
      Engine engine,
      IdGenerator ids,
      InstantSource clock,
      CatalogLimits limits,
      FilterLanguage filters) {
    this.endpoints = endpoints;
    this.reader = new EndpointReader(guard, sources, filters);
    this.onOff = onOff;
    this.engine = engine;
    this.ids = ids;
    this.clock = clock;
    this.countMax = limits.endpointsMax();
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.list(PATH, Scope.READ, this::list),
        ApiRoute.post(PATH, Scope.WRITE, this::create),
        ApiRoute.get(ONE, Scope.READ, this::read),
        ApiRoute.patch(ONE, Scope.WRITE, this::change),
        ApiRoute.delete(ONE, Scope.WRITE, this::delete),
        ApiRoute.post(ONE + "/enable", Scope.WRITE, this::enable),
        ApiRoute.post(ONE + "/disable", Scope.WRITE, this::disable));
  }

  private ApiAnswer list(ApiCall call) {
    return call.list(
        Pages.of(endpoints.of(call.project()), Endpoint::id, call.page()),
        endpoint -> view(call, endpoint));
  }

  private ApiAnswer read(ApiCall call) {
    return ApiAnswer.ok(view(call, present(call)));
  }

  private ApiAnswer create(ApiCall call) {
    JsonObject form = call.json();
    EndpointDraft draft = reader.read(form, EndpointDraft.STANDARD, call.project());
    String secret = secret(form, draft.signature().scheme());
    form.refuseIfInvalid();
    if (endpoints.of(call.project()).size() >= countMax) {
      return ApiAnswer.failed(
          ProblemCode.LIMIT_REACHED, "A project may have " + countMax + " endpoints.");
    }
    Endpoint endpoint =
        draft.create(
            ids.next(), call.project(), List.of(new EndpointSecret(secret, null)), clock.instant());
    endpoints.add(endpoint);
    return ApiAnswer.created(EndpointView.withSecret(endpoint), EndpointView.redacted(endpoint));
  }

  private String secret(JsonObject form, Scheme scheme) {
    String given = form.text("secret", SigningSecret.PLAIN_LENGTH_MAX);
    if (given == null) {
      return SigningSecret.generate(scheme, random);
    }
    SigningSecret.problemWith(scheme, given).ifPresent(problem -> form.error("secret", problem));
    return given;
  }

  private ApiAnswer change(ApiCall call) {
    JsonObject form = call.json();
    Endpoint before = present(call);
    Endpoint changed =
        endpoints
            .change(before.id(), present -> changed(form, present))
            .orElseThrow(ApiCall::notFound);
    if (changed.url().equals(before.url())) {
      engine.wake(changed.lane());
    } else {
      engine.paceAnew(changed.lane());
    }
    boolean on = wantsOn(form, changed);
    Endpoint now = on == changed.enabled() ? changed : switched(changed, on);
    boolean newSecret = !before.secrets().getFirst().equals(now.secrets().getFirst());
    return newSecret
        ? new ApiAnswer.Ok(200, EndpointView.withSecret(now), EndpointView.redacted(now))
        : ApiAnswer.ok(EndpointView.whole(now));
  }

  private static boolean wantsOn(JsonObject form, Endpoint endpoint) {
    Boolean given = form.flag("enabled");
    return given != null ? given : form.isNull("enabled") || endpoint.enabled();
  }

  private Endpoint changed(JsonObject form, Endpoint present) {
    if (form.has("secret")) {
      form.error("secret", "cannot be changed here; use POST " + ONE + "/secret/rotate");
    }
    EndpointDraft draft = reader.read(form, EndpointDraft.of(present), present.project());
    form.refuseIfInvalid();
    Instant now = clock.instant();
    return draft.change(present, secrets(present, draft.signature().scheme(), now), now);
  }

  /** A secret never serves two schemes: what is private in one would be shared in the other. */
  private List<EndpointSecret> secrets(Endpoint present, Scheme scheme, Instant now) {
    Scheme before = present.signature().scheme();
    return scheme == before
        ? present.secrets()
        : EndpointSecrets.rotate(
            present.secrets(),
            before,
            scheme,
            SigningSecret.generate(scheme, random),
            EndpointSecrets.OVERLAP_STANDARD,
            now);
  }

  private ApiAnswer delete(ApiCall call) {
    return onOff.delete(present(call).id()) ? ApiAnswer.noContent() : ApiAnswer.notFound();
  }

  private ApiAnswer enable(ApiCall call) {
    return turn(call, true);
  }

  private ApiAnswer disable(ApiCall call) {
    return turn(call, false);
  }

  private ApiAnswer turn(ApiCall call, boolean on) {
    Endpoint endpoint = present(call);
    call.jsonIfAny().refuseIfInvalid();
    return ApiAnswer.ok(EndpointView.whole(switched(endpoint, on)));
  }

  private Endpoint switched(Endpoint endpoint, boolean on) {
    Optional<Endpoint> switched =
        on
            ? onOff.enable(endpoint.id())
            : onOff.disable(endpoint.id(), EndpointDraft.DISABLED_BY_API);
    return switched.orElseThrow(ApiCall::notFound);
  }

  private static EndpointView view(ApiCall call, Endpoint endpoint) {
    return call.key().holds(Scope.WRITE)
        ? EndpointView.whole(endpoint)
        : EndpointView.redacted(endpoint);
  }

  private Endpoint present(ApiCall call) {
    Id id = call.pathId("id", IdPrefix.ENDPOINT);
    return endpoints.find(call.project(), id).orElseThrow(ApiCall::notFound);
  }
}
