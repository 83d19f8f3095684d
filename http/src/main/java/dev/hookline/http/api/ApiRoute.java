package dev.hookline.http.api;

import dev.hookline.operate.Scope;
import io.vertx.core.http.HttpMethod;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One route.
 *
 * @param path segments; one that begins with a colon stands for any
 * @param scope what the key must hold; null for a route that needs no key
 * @param parameters the query parameters that the route knows
 */
public record ApiRoute(
    HttpMethod method,
    String path,
    @Nullable Scope scope,
    ApiHandler handler,
    Set<String> parameters,
    BodyLimit bodyLimit) {

  static final Set<String> PAGING = Set.of("limit", "cursor", "created_after", "created_before");

  public ApiRoute {
    parameters = Set.copyOf(parameters);
  }

  /** A route without query parameters. */
  public ApiRoute(HttpMethod method, String path, @Nullable Scope scope, ApiHandler handler) {
    this(method, path, scope, handler, Set.of(), BodyLimit.ONE);
  }

  public static ApiRoute get(String path, Scope scope, ApiHandler handler) {
    return new ApiRoute(HttpMethod.GET, path, scope, handler);
  }

  /** A list: knows the paging parameters and these filters. */
  public static ApiRoute list(String path, Scope scope, ApiHandler handler, String... filters) {
    Set<String> parameters = new HashSet<>(PAGING);
    parameters.addAll(Set.of(filters));
    return new ApiRoute(HttpMethod.GET, path, scope, handler, parameters, BodyLimit.ONE);
  }

  public static ApiRoute post(String path, Scope scope, ApiHandler handler) {
    return new ApiRoute(HttpMethod.POST, path, scope, handler);
  }

  public static ApiRoute postBatch(String path, Scope scope, ApiHandler handler) {
    return new ApiRoute(HttpMethod.POST, path, scope, handler, Set.of(), BodyLimit.BATCH);
  }

  public static ApiRoute patch(String path, Scope scope, ApiHandler handler) {
    return new ApiRoute(HttpMethod.PATCH, path, scope, handler);
  }

  public static ApiRoute put(String path, Scope scope, ApiHandler handler) {
    return new ApiRoute(HttpMethod.PUT, path, scope, handler);
  }

  public static ApiRoute delete(String path, Scope scope, ApiHandler handler) {
    return new ApiRoute(HttpMethod.DELETE, path, scope, handler);
  }

  /** A GET that needs no key. */
  public static ApiRoute open(String path, ApiHandler handler) {
    return new ApiRoute(HttpMethod.GET, path, null, handler);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
