package dev.hookline.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.http.api.catalog.CatalogServer;
import dev.hookline.live.Meters;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Connections that bring their requests bit by bit are cut, and harm nobody meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlowConnectionTest {

  private static final int SLOW = 500;
  private static final int READ_MILLIS_MAX = 20_000;
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Vertx vertx = Vertx.vertx();
  private final List<Socket> sockets = new ArrayList<>();
  private CatalogServer catalog;
  private RawClient client;
  private int port;
  private String path;

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
            PATIENCE,
            PATIENCE,
            Duration.ofSeconds(2),
            LONG,
            AddressList.EMPTY);
    HookServer server =
        new HookServer(
            vertx,
            settings,
            catalog.receiver,
            catalog.api.router::handle,
            Meters.NONE,
            () -> CatalogServer.PUBLIC_URL);
    port = server.start().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    client = new RawClient(port);
    JsonNode source =
        catalog.expect(201, "POST", "/api/v1/sources", "{\"name\":\"slow\",\"provider\":\"none\"}");
    path = source.path("url").asString().substring(CatalogServer.PUBLIC_URL.length());
  }

  @AfterAll
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
    catalog.close();
  }

  @Test
  void requests_are_answered_while_hundreds_hold_half_a_request_and_those_are_cut()
      throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int at = 0; at < SLOW; at++) {
      slow.add(opened(at % 2 == 0 ? "POST " + path + " HTTP/1.1\r\nHost: a\r\nX-A" : half()));
    }
    for (int at = 0; at < 50; at++) {
      assertThat(client.send(whole().getBytes(ISO_8859_1), false, false).status()).isEqualTo(202);
    }
    for (int at = 0; at < SLOW; at++) {
      String said = untilClosed(slow.get(at));
      if (at % 2 == 0) {
        assertThat(said).isEmpty();
      } else {
        assertThat(said).startsWith("HTTP/1.1 408 ");
      }
    }
  }

  @Test
  void connections_that_were_opened_together_are_not_cut_together() throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int at = 0; at < SLOW; at++) {
      slow.add(opened("POST " + path + " HTTP/1.1\r\nHost: a\r\nX-A"));
    }
    assertThat(untilClosed(slow.getFirst())).isEmpty();
    long firstNanos = System.nanoTime();
    for (Socket socket : slow) {
      assertThat(untilClosed(socket)).isEmpty();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - firstNanos))
        .as("so many at once would hold up everybody else")
        .isGreaterThan(Duration.ofMillis(750));
  }

  @Test
  void half_a_head_is_cut_on_a_kept_connection_too() throws IOException {
    Socket kept = opened(whole());
    assertThat(firstLine(kept)).isEqualTo("HTTP/1.1 202 Accepted");
    write(kept, whole());
    assertThat(firstLine(kept)).isEqualTo("HTTP/1.1 202 Accepted");

    write(kept, "POST " + path + " HTTP/1.1\r\nHo");

    assertThat(untilClosed(kept)).isEmpty();
  }

  @Test
  void a_kept_connection_without_a_request_under_way_stays_open() throws Exception {
    Socket kept = opened(whole());
    assertThat(firstLine(kept)).isEqualTo("HTTP/1.1 202 Accepted");
    Socket other = opened("GET /");
    assertThat(untilClosed(other)).as("longer than the patience for heads").isEmpty();

    write(kept, whole());

    assertThat(firstLine(kept)).isEqualTo("HTTP/1.1 202 Accepted");
  }

  private String whole() {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";
  }

  private String half() {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{";
  }

  private Socket opened(String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    sockets.add(socket);
    socket.setSoTimeout(READ_MILLIS_MAX);
    write(socket, text);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String untilClosed(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  /** Reads a whole answer, of which the body has a known length. */
  private static String firstLine(Socket socket) throws IOException {
    InputStream input = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      assertThat(next).as("the connection ended after: %s", head).isNotNegative();
      head.append((char) next);
    }
    String lines = head.toString();
    int length =
        lines
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .map(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
            .findFirst()
            .orElse(0);
    input.readNBytes(length);
    return lines.substring(0, lines.indexOf("\r\n"));
  }
}
