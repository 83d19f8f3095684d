package dev.hookline.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.http.api.catalog.CatalogServer;
import dev.hookline.live.Meters;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends the malformed and malicious requests of the fixture to the server as it listens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadRequestTest {

  /** What shows what the server is made of. */
  private static final Pattern REVEALING =
      Pattern.compile("at\\s+[\\w.$]+\\(|SQLITE_|org\\.postgresql|Exception|tools\\.jackson|vertx");

  /**
   * These need a source, an object or an earlier request of their own, and have tests of theirs.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "xss-receiver-response",
          "method-override",
          "slow-read",
          "slowloris-headers",
          "h2-rapid-reset",
          "body-over-limit-chunked",
          "idempotency-key-conflict");

  /** Short, as one request waits for it; not so short that a busy machine is taken for idle. */
  private static final Duration IDLE = Duration.ofSeconds(8);

  private final Vertx vertx = Vertx.vertx();
  private CatalogServer catalog;
  private RawClient client;

  @BeforeAll
  void start() throws Exception {
    catalog = new CatalogServer();
    HttpServerSettings settings =
        new HttpServerSettings(
            "127.0.0.1",
            0,
            1,
            1 << 20,
            8 * 1024,
            32 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            IDLE,
            AddressList.EMPTY);
    HookServer server =
        new HookServer(
            vertx,
            settings,
            catalog.receiver,
            catalog.api.router::handle,
            Meters.NONE,
            () -> CatalogServer.PUBLIC_URL);
    int port = server.start().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    client = new RawClient(port);
  }

  @AfterAll
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    catalog.close();
  }

  static List<BadRequest> requests() {
    return BadRequest.all().stream().filter(BadRequestTest::isHere).toList();
  }

  private static boolean isHere(BadRequest request) {
    boolean needsSource = request.path().startsWith("/in/") && !request.group().equals("framing");
    boolean comesLater = request.path().equals("/api/v1/schedules");
    return !needsSource && !comesLater && !ELSEWHERE.contains(request.name());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void a_bad_request_is_answered_properly_and_stores_nothing(BadRequest request)
      throws IOException {
    long acceptedBefore = catalog.store.eventReader().accepted();
    long start = System.nanoTime();

    RawClient.Reaction reaction =
        client.send(
            request.bytes(catalog.api.adminKey),
            request.endsOutput(),
            request.mustClose() || request.mayCome(0, true));

    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertThat(request.mayCome(reaction.status(), reaction.closed())).as("%s", reaction).isTrue();
    assertThat(reaction.text()).doesNotContainPattern(REVEALING);
    assertThat(millis).isLessThan(request.millisMax());
    if (request.mustClose()) {
      assertThat(reaction.closed()).isTrue();
    }
    if (reaction.status() == 400 && request.path().startsWith("/api/") && !request.mustClose()) {
      assertThat(reaction.text()).contains("application/problem+json", "\"code\":");
    }
    long stored = catalog.store.eventReader().accepted() - acceptedBefore;
    assertThat(stored).isEqualTo(reaction.status() == 202 ? 1 : 0);
  }

  @Test
  void the_server_still_serves_after_all_of_them() throws IOException {
    String request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    RawClient.Reaction reaction =
        client.send(request.getBytes(StandardCharsets.US_ASCII), false, false);

    assertThat(reaction.status()).isEqualTo(200);
  }
}
