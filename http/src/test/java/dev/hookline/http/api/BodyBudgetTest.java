package dev.hookline.http.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.Scope;
import dev.hookline.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BodyBudgetTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BODY = 4_000;
  private static final int ALL_BODIES = 6_000;

  @Test
  void the_bodies_of_all_requests_together_are_bounded() throws IOException {
    ApiRoute route = ApiRoute.post("/api/v1/one", Scope.WRITE, _ -> ApiAnswer.noContent());
    ApiLimits limits = new ApiLimits(BODY, BODY, ALL_BODIES, Duration.ofMinutes(1));
    try (ApiServer server = new ApiServer(List.of(route), new AnswersInMemory(), limits)) {
      try (Socket unfinished = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        unfinished.getOutputStream().write(allButTheEnd(server).getBytes(US_ASCII));

        HttpResponse<String> refused = answered(server, 503);

        ApiRouterTest.assertProblem(refused, 503, "overloaded");
      }
      assertThat(answered(server, 204).body()).isEmpty();
    }
  }

  private static String allButTheEnd(ApiServer server) {
    return "POST /api/v1/one HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + server.adminKey
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + BODY
        + "\r\n\r\n"
        + "x".repeat(BODY - 1);
  }

  /** The server sees the other connection come and go in its own time. */
  private static HttpResponse<String> answered(ApiServer server, int status) {
    return Await.value(
        "a body is answered " + status,
        PATIENCE,
        () -> Optional.of(post(server)).filter(answer -> answer.statusCode() == status));
  }

  private static HttpResponse<String> post(ApiServer server) {
    return server.send(
        server
            .request("/api/v1/one")
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString("x".repeat(BODY))));
  }
}
