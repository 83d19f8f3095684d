package dev.hookline.http.api.key;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.CatalogLimits;
import dev.hookline.http.api.Pages;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** API keys: made, shown without their text, revoked. */
public final class KeyRoutes {

  private static final String PATH = "/api/v1/keys";
  private static final String ONE = PATH + "/:id";
  private static final int NAME_LENGTH_MAX = 200;

  private final ApiKeys keys;
  private final InstantSource clock;
  private final int countMax;

  /** Two keys must not revoke each other at the same time. */
  private final ReentrantLock revoking = new ReentrantLock();

  public KeyRoutes(ApiKeys keys, InstantSource clock, CatalogLimits limits) {
    this.keys = keys;
    this.clock = clock;
    this.countMax = limits.keysMax();
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.list(PATH, Scope.ADMIN, this::list),
        ApiRoute.post(PATH, Scope.ADMIN, this::create),
        ApiRoute.get(ONE, Scope.ADMIN, this::read),
        ApiRoute.delete(ONE, Scope.ADMIN, this::revoke));
  }

  private ApiAnswer list(ApiCall call) {
    return call.list(Pages.of(keys.of(call.project()), ApiKey::id, call.page()), KeyView::of);
  }

  private ApiAnswer read(ApiCall call) {
    return ApiAnswer.ok(KeyView.of(find(call)));
  }

  private ApiAnswer create(ApiCall call) {
    JsonObject form = call.json();
    String name = form.requiredText("name", NAME_LENGTH_MAX);
    List<Scope> given =
        form.items("scopes", Scope.values().length, Scope::of, "must be one of " + words());
    if (form.isNull("scopes")) {
      form.error("scopes", "must be a list; without it the key may do everything");
    } else if (given != null && given.isEmpty() && form.errors().isEmpty()) {
      form.error("scopes", "must have at least one item");
    }
    Instant expiresAt = expiresAt(form);
    form.refuseIfInvalid();
    if (active(call.project()).size() >= countMax) {
      return ApiAnswer.failed(
          ProblemCode.LIMIT_REACHED, "A project may have " + countMax + " active keys.");
    }
    Set<Scope> scopes = given == null ? EnumSet.of(Scope.ADMIN) : EnumSet.copyOf(given);
    ApiKeys.Created created = keys.create(call.project(), name, scopes, expiresAt);
    return ApiAnswer.created(KeyView.of(created.key(), created.text()), KeyView.of(created.key()));
  }

  private @Nullable Instant expiresAt(JsonObject form) {
    Instant expiresAt = form.time("expires_at");
    if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
      form.error("expires_at", "must lie ahead");
    }
    return expiresAt;
  }

  private ApiAnswer revoke(ApiCall call) {
    revoking.lock();
    try {
      ApiKey key = find(call);
      if (isLastAdmin(key)) {
        return ApiAnswer.failed(
            ProblemCode.NOT_ALLOWED,
            "This is the last key without an end that may manage keys; make another one first.");
      }
      keys.revoke(call.project(), key.id());
      return ApiAnswer.noContent();
    } finally {
      revoking.unlock();
    }
  }

  /** One that expires is no way in for good, and may always go. */
  private boolean isLastAdmin(ApiKey key) {
    return isLastingAdmin(key)
        && active(key.project()).stream()
            .filter(KeyRoutes::isLastingAdmin)
            .allMatch(admin -> admin.id().equals(key.id()));
  }

  private List<ApiKey> active(Id project) {
    Instant now = clock.instant();
    return keys.of(project).stream().filter(key -> key.isActive(now)).toList();
  }

  private static boolean isLastingAdmin(ApiKey key) {
    return key.scopes().contains(Scope.ADMIN) && key.expiresAt() == null;
  }

  private ApiKey find(ApiCall call) {
    Id id = call.pathId("id", IdPrefix.KEY);
    Optional<ApiKey> found =
        keys.of(call.project()).stream().filter(key -> key.id().equals(id)).findFirst();
    return found.orElseThrow(ApiCall::notFound);
  }

  private static String words() {
    return String.join(", ", List.of(Scope.values()).stream().map(Scope::word).toList());
  }
}
