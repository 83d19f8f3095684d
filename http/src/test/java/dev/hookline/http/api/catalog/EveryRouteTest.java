package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.http.api.ApiRoute;
import dev.hookline.operate.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each route, also for those to come. */
final class EveryRouteTest {

  private static final CatalogServer SERVER = new CatalogServer();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  static List<ApiRoute> routes() {
    return SERVER.api.router.routes();
  }

  private static String path(ApiRoute route) {
    return route.path().replace(":", "some-");
  }

  private static HttpResponse<String> send(ApiRoute route, String key) {
    return SERVER.api.send(
        SERVER
            .api
            .anonymous(path(route))
            .header("authorization", "Bearer " + key)
            .method(route.method().name(), BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void it_needs_a_scope_unless_it_is_known_to_be_open(ApiRoute route) {
    boolean isOpen =
        route.path().startsWith("/health/")
            || route.path().startsWith("/tokens/") // the secret is in the path
            || route.path().equals("/openapi.json");

    assertThat(route.scope() == null).isEqualTo(isOpen);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void it_tells_a_stranger_nothing(ApiRoute route) {
    if (route.scope() != null) {
      HttpResponse<String> answer =
          SERVER.api.send(
              SERVER
                  .api
                  .anonymous(path(route))
                  .method(route.method().name(), BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
      assertThat(send(route, "hk_made_up").statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void it_refuses_a_key_without_its_scope(ApiRoute route) {
    if (route.scope() != null) {
      String lacking = route.scope() == Scope.PUBLISH ? SERVER.api.readKey : SERVER.api.publishKey;

      assertThat(send(route, lacking).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void its_path_names_the_methods_that_it_knows(ApiRoute route) {
    HttpResponse<String> answer =
        SERVER.api.send(SERVER.api.request(path(route)).method("BREW", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow").orElse("")).contains(route.method().name());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void it_refuses_parameters_that_it_does_not_know(ApiRoute route) {
    HttpResponse<String> answer =
        SERVER.api.send(
            SERVER
                .api
                .request(path(route) + "?made_up=1")
                .method(route.method().name(), BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("unknown_parameter");
  }

  @Test
  void there_are_routes() {
    assertThat(routes()).hasSizeGreaterThan(20);
  }
}
