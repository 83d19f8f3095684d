package dev.hookline.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.http.api.RouteTable.Match;
import dev.hookline.operate.Scope;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RouteTableTest {

  private static final ApiRoute LIST = route("/a/b");
  private static final ApiRoute LITERAL = route("/a/b/batch");
  private static final ApiRoute ONE = route("/a/b/:id");
  private static final ApiRoute BELOW = route("/a/b/:id/raw");
  private static final RouteTable TABLE = new RouteTable(List.of(LIST, LITERAL, ONE, BELOW));

  private static ApiRoute route(String path) {
    return ApiRoute.get(path, Scope.READ, _ -> ApiAnswer.noContent());
  }

  @Test
  void a_literal_goes_before_a_parameter() {
    assertThat(TABLE.match(HttpMethod.GET, "/a/b")).isEqualTo(new Match.Found(LIST, Map.of()));
    assertThat(TABLE.match(HttpMethod.GET, "/a/b/batch"))
        .isEqualTo(new Match.Found(LITERAL, Map.of()));
    assertThat(TABLE.match(HttpMethod.GET, "/a/b/x"))
        .isEqualTo(new Match.Found(ONE, Map.of("id", "x")));
    assertThat(TABLE.match(HttpMethod.HEAD, "/a/b/x/raw"))
        .isEqualTo(new Match.Found(BELOW, Map.of("id", "x")));
  }

  @Test
  void a_path_has_one_spelling() {
    for (String path :
        List.of(
            "", "/", "/a", "/a/b/", "//a/b", "/a//b", "/a/b//raw", "/A/b", "/a/b/x/raw/", "a/b")) {
      assertThat(TABLE.match(HttpMethod.GET, path)).as(path).isEqualTo(new Match.Unknown());
    }
    assertThat(TABLE.match(HttpMethod.GET, "/a/b" + "/x".repeat(10_000)))
        .isEqualTo(new Match.Unknown());
  }

  @Test
  void two_routes_for_the_same_are_a_mistake() {
    assertThatThrownBy(() -> new RouteTable(List.of(ONE, route("/a/b/:id"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RouteTable(List.of(ONE, route("/a/b/:other/raw"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
