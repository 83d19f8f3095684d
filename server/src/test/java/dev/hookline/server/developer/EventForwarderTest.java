package dev.hookline.server.developer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventForwarderTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  private final BlockingQueue<String> resumedFrom = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private HttpServer api;
  private volatile int streamStatus = 200;
  private volatile int eventStatus = 200;
  private volatile int sourceStatus = 200;
  private volatile int eventsOfAStream = 2;

  @BeforeEach
  void start() throws IOException {
    receiver.on("/hooks", Behaviour.status(200));
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/api/v1/live", this::stream);
    api.createContext("/api/v1/events/", this::event);
    api.createContext("/api/v1/sources/", exchange -> answer(exchange, sourceStatus, "{}"));
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.start();
  }

  @AfterEach
  void stop() {
    api.stop(0);
  }

  @Test
  void a_stream_that_breaks_is_taken_up_after_the_last_event() throws Exception {
    Thread running = Thread.startVirtualThread(() -> run(forwarder()));

    assertThat(resumedFrom.poll(20, TimeUnit.SECONDS)).isEmpty();
    assertThat(resumedFrom.poll(20, TimeUnit.SECONDS)).isEqualTo("epoch-2");
    var arrived = receiver.awaitRequests(2, SOON);
    awaitLine("Connected again.");
    running.interrupt();
    running.join();

    assertThat(arrived.getFirst().header("x-github-event")).contains("push");
    assertThat(arrived.getFirst().header("host").orElseThrow())
        .isEqualTo("127.0.0.1:" + receiver.port());
    assertThat(arrived.getFirst().header("content-encoding")).isEmpty();
    assertThat(arrived.getFirst().header("authorization")).isEmpty();
    assertThat(arrived.getFirst().body()).isEqualTo("raw of evt_1".getBytes(UTF_8));
    assertThat(said.toString(UTF_8)).contains("evt_1  push  -> 200 in ");
  }

  @Test
  void an_event_that_cannot_be_read_for_now_is_not_passed_over() throws Exception {
    eventStatus = 503;
    Thread running = Thread.startVirtualThread(() -> run(forwarder()));

    assertThat(resumedFrom.poll(20, TimeUnit.SECONDS)).isEmpty();
    assertThat(resumedFrom.poll(20, TimeUnit.SECONDS)).isEmpty();
    eventStatus = 200;
    var arrived = receiver.awaitRequests(1, SOON);
    running.interrupt();
    running.join();

    assertThat(arrived.getFirst().body()).isEqualTo("raw of evt_1".getBytes(UTF_8));
  }

  @Test
  void a_key_that_may_not_follow_ends_it() {
    streamStatus = 403;
    assertThatThrownBy(() -> forwarder().run())
        .isInstanceOf(RefusedCall.class)
        .hasMessageContaining("403");
  }

  @Test
  void a_source_that_is_unknown_ends_it() {
    sourceStatus = 404;
    assertThatThrownBy(() -> forwarder().run())
        .isInstanceOf(RefusedCall.class)
        .hasMessageContaining("404");
  }

  @Test
  void a_stream_that_breaks_before_its_first_event_says_what_may_be_missing() throws Exception {
    eventsOfAStream = 0;
    Thread running = Thread.startVirtualThread(() -> run(forwarder()));

    awaitLine("Connected again. What came meanwhile is not forwarded");
    running.interrupt();
    running.join();
  }

  @Test
  void a_server_that_is_not_there_is_named() {
    api.stop(0);
    assertThatThrownBy(() -> new RemoteApi("http://127.0.0.1:" + port(), "hk_test").get("/api/v1"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot connect to http://127.0.0.1:" + port());
  }

  @Test
  void a_local_server_that_is_down_is_said_in_the_line_of_the_event() throws Exception {
    receiver.close();
    Thread running = Thread.startVirtualThread(() -> run(forwarder()));

    assertThat(resumedFrom.poll(20, TimeUnit.SECONDS)).isEmpty();
    assertThat(resumedFrom.poll(20, TimeUnit.SECONDS)).isEqualTo("epoch-2");
    running.interrupt();
    running.join();

    assertThat(said.toString(UTF_8)).contains("evt_1  push  -> no answer: ");
  }

  private void awaitLine(String line) {
    Await.until("the line " + line, SOON, () -> said.toString(UTF_8).contains(line));
  }

  private int port() {
    return api.getAddress().getPort();
  }

  private EventForwarder forwarder() {
    return new EventForwarder(
        new RemoteApi("http://127.0.0.1:" + port() + "/", "hk_test"),
        "src_1",
        new LocalServer(URI.create("http://127.0.0.1:" + receiver.port() + "/hooks")),
        new PrintStream(said, true, UTF_8));
  }

  private static void run(EventForwarder forwarder) {
    try {
      forwarder.run();
    } catch (RefusedCall refused) {
      throw new AssertionError(refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Two events, then the end; the first two times only. */
  private void stream(HttpExchange exchange) throws IOException {
    List<String> from = exchange.getRequestHeaders().getOrDefault("Last-Event-ID", List.of());
    resumedFrom.add(from.isEmpty() ? "" : from.getFirst());
    StringBuilder text = new StringBuilder("retry: 2000\n: hello\n\n");
    for (int at = 1; at <= eventsOfAStream && from.isEmpty(); at++) {
      text.append(
          "id: epoch-%d\nevent: event\ndata: {\"id\":\"evt_%d\",\"type\":\"push\"}\n\n"
              .formatted(at, at));
    }
    answer(exchange, streamStatus, text.toString());
  }

  private void event(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    answer(
        exchange,
        eventStatus,
        path[path.length - 1].equals("raw")
            ? "raw of " + path[path.length - 2]
            : """
            {"headers":{"x-github-event":"push","authorization":"[redacted]","host":"public.example.com",
             "content-encoding":"gzip","content-length":"7"}}\
            """);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
