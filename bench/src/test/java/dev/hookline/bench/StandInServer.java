package dev.hookline.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that speaks as much of the contract as the benchmark uses, stores nothing, and commits
 * one fault when told to.
 */
final class StandInServer {
  /** What goes wrong with the event whose sequence is 20. */
  enum Fault {
    NONE,
    LOSES,
    FORGETS,
    INVENTS,
    REPEATS
  }

  private static final String FAULTY = "\"seq\":1000000000020}";
  private static final String NEVER_ACCEPTED = "\"seq\":1000777777777}";

  private final Fault fault;
  private final boolean storing =
      !System.getenv()
          .getOrDefault("HOOKLINE_JAVA_OPTS", "")
          .contains("-Dhookline.fault=nothing-stored");
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService deliveries = Executors.newFixedThreadPool(8);
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong ids = new AtomicLong();
  private volatile String endpoint = "";

  private StandInServer(Fault fault) {
    this.fault = fault;
  }

  public static void main(String[] arguments) throws IOException {
    StandInServer standIn = new StandInServer(Fault.valueOf(arguments[0]));
    int port = Integer.parseInt(System.getenv("HOOKLINE_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", standIn::serve);
    server.start();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/health/ready" -> answer(exchange, 200, "{}");
      case "/api/v1/sources" ->
          answer(exchange, 201, "{\"url\":\"http://localhost/in/src_1\",\"id\":\"src_1\"}");
      case "/api/v1/endpoints" -> {
        endpoint = text(body, "url");
        answer(exchange, 201, "{\"id\":\"ep_1\"}");
      }
      case "/api/v1/stats" -> answer(exchange, 200, stats());
      case "/api/v1/events/batch" -> {
        int events = body.split("\"payload\"", -1).length - 1;
        accepted.addAndGet(events);
        String item = "{\"id\":\"evt_1\",\"duplicate\":false}";
        answer(exchange, 202, "{\"data\":[" + (item + ",").repeat(events - 1) + item + "]}");
      }
      default -> {
        answer(exchange, 202, "{\"id\":\"evt_1\",\"duplicate\":false}");
        if (storing) {
          take(body);
        }
      }
    }
  }

  private void take(String body) {
    Fault here = body.endsWith(FAULTY) ? fault : Fault.NONE;
    if (here == Fault.FORGETS) {
      return;
    }
    accepted.incrementAndGet();
    if (endpoint.isEmpty()) {
      return;
    }
    if (here == Fault.LOSES) {
      delivered.incrementAndGet();
      return;
    }
    pending.incrementAndGet();
    String id = "evt_" + ids.incrementAndGet();
    deliveries.execute(() -> {
      deliver(id, body);
      if (here == Fault.REPEATS) {
        deliver(id, body);
      } else if (here == Fault.INVENTS) {
        deliver("evt_0", body.replace(FAULTY, NEVER_ACCEPTED));
      }
      delivered.incrementAndGet();
      pending.decrementAndGet();
    });
  }

  private void deliver(String id, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint))
            .header("webhook-id", id)
            .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1))
            .build();
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String stats() {
    long stillPending = pending.get(); // first: what ends meanwhile must not be in neither
    return "{\"events\":{\"accepted\":%d},\"deliveries\":{\"delivered\":%d,\"pending\":%d,\"failed\":0}}"
        .formatted(accepted.get(), delivered.get(), stillPending);
  }

  private static String text(String json, String field) {
    Matcher matcher = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(json);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
