package dev.hookline.sdk.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to the protocol server. */
final class Routes implements HttpHandler {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final ServerState state;
  private final Troubles troubles;
  private final URI base;
  private final String apiKey;
  private final Map<String, ObjectNode> answers = new ConcurrentHashMap<>();

  Routes(ServerState state, Troubles troubles, URI base, String apiKey) {
    this.state = state;
    this.troubles = troubles;
    this.base = base;
    this.apiKey = apiKey;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      Troubles.Canned canned = troubles.canned(exchange.getRequestMethod() + " " + path, body);
      if (canned != null) {
        answer(exchange, canned.status(), (ObjectNode) MAPPER.readTree(canned.json()));
      } else if (troubles.isUnavailable(path)) {
        answer(exchange, 503, problem("unavailable", "not now"));
      } else if (!isAuthorized(exchange)) {
        answer(exchange, 401, problem("unauthorized", "no such key"));
      } else if (path.endsWith("/stream")) {
        new RunStream(state).send(exchange, Path.of(path).getName(3).toString());
      } else {
        JsonNode json = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        route(exchange, exchange.getRequestMethod(), path, json);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAuthorized(HttpExchange exchange) {
    return ("Bearer " + apiKey).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private void route(HttpExchange exchange, String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    List<String> parts = Arrays.stream(path.split("/", -1)).skip(3).toList();
    String first = parts.getFirst();
    String id = parts.size() > 1 ? parts.get(1) : "";
    String call = first + (parts.size() > 2 ? "/" + parts.get(2) : "") + " " + method;
    switch (call) {
      case "workers POST" -> register(exchange, body);
      case "workers DELETE" -> {
        state.endSession(id);
        answer(exchange, 204, null);
      }
      case "workers/lease POST" -> lease(exchange, id, body);
      case "workers/report POST" -> sessionAnswer(exchange, state.report(id, body.path("items")));
      case "workers/heartbeat POST" -> sessionAnswer(exchange, heartbeat(id));
      case "tasks/trigger POST" -> trigger(exchange, id, body);
      case "tasks/batch POST" -> answer(exchange, 202, batch(id, body));
      case "runs GET" -> runs(exchange, id);
      case "runs/cancel POST" -> cancel(exchange, id);
      case "tokens POST" -> answer(exchange, 201, createToken(body));
      case "tokens GET" -> token(exchange, id);
      case "tokens/complete POST" -> {
        state.completeToken(id, body.path("output"));
        token(exchange, id);
      }
      default -> answer(exchange, 404, problem("not_found", path));
    }
  }

  private void lease(HttpExchange exchange, String session, JsonNode body)
      throws IOException, InterruptedException {
    Duration wait = Duration.parse(body.path("wait").asString("PT20S"));
    state.received(session, body.path("received").asInt(-1));
    ObjectNode answer = state.lease(session, body.path("max").asInt(), wait);
    boolean hasRuns = answer != null && !answer.path("runs").isEmpty();
    if (hasRuns && troubles.losesLease()) {
      exchange.close();
    } else {
      sessionAnswer(exchange, answer);
    }
  }

  private void register(HttpExchange exchange, JsonNode body) throws IOException {
    for (JsonNode task : body.path("tasks")) {
      for (JsonNode schedule : task.path("schedules")) {
        if (schedule.path("cron").asString().split(" ").length != 5) {
          ObjectNode problem = problem("invalid_request", "a field is not valid");
          problem
              .putArray("errors")
              .addObject()
              .put("pointer", "/tasks/0/schedules/0/cron")
              .put("message", "has five fields");
          answer(exchange, 422, problem);
          return;
        }
      }
    }
    ObjectNode session = MAPPER.createObjectNode();
    session.put("id", state.register(body)).put("heartbeat", "10s");
    session.put("expires_after", "30s").put("answer", 0);
    answer(exchange, 201, session);
  }

  /** Repeats its answer to a repeated idempotency key, as the API does. */
  private void trigger(HttpExchange exchange, String task, JsonNode body) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    ObjectNode answer =
        key == null
            ? state.trigger(task, body)
            : answers.computeIfAbsent(key, unknown -> state.trigger(task, body));
    if (troubles.losesAnswer()) {
      exchange.close();
    } else {
      answer(exchange, 202, answer);
    }
  }

  private @Nullable ObjectNode heartbeat(String session) {
    synchronized (state) {
      ObjectNode answer = MAPPER.createObjectNode();
      answer.set("cancel", state.cancelWishes(session));
      return state.sessions.containsKey(session) ? answer : null;
    }
  }

  private ObjectNode batch(String task, JsonNode body) {
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode data = answer.putArray("data");
    body.path("items").forEach(item -> data.add(state.trigger(task, item)));
    return answer;
  }

  private void runs(HttpExchange exchange, String id) throws IOException {
    synchronized (state) {
      if (!id.isEmpty()) {
        ServerRun run = state.runs.get(id);
        answer(
            exchange,
            run == null ? 404 : 200,
            run == null ? problem("not_found", "no such run") : run.asRun());
        return;
      }
      Map<String, String> query = query(exchange);
      ObjectNode page = MAPPER.createObjectNode();
      ArrayNode data = page.putArray("data");
      for (ServerRun run : state.runs.values()) {
        if (matches(query.get("parent"), run.options.path("parent").asString(""))
            && matches(query.get("task"), run.task)
            && matches(query.get("status"), run.status)) {
          data.add(run.asRun());
        }
      }
      page.putNull("next");
      answer(exchange, 200, page);
    }
  }

  private static boolean matches(@Nullable String wanted, String found) {
    return wanted == null || wanted.equals(found);
  }

  private void cancel(HttpExchange exchange, String id) throws IOException {
    synchronized (state) {
      ServerRun run = state.run(id);
      run.cancelRequested = true;
      if (run.session == null) {
        run.status = "cancelled";
      }
      state.notifyAll();
      answer(exchange, 200, run.asRun());
    }
  }

  private ObjectNode createToken(JsonNode body) {
    synchronized (state) {
      String key = body.path("idempotency_key").asString(state.id("key"));
      String id = "tok_" + Integer.toHexString(key.hashCode());
      ServerToken token =
          state.tokens.computeIfAbsent(
              id,
              unknown ->
                  new ServerToken(
                      id, state.now().plus(Duration.parse(body.path("timeout").asString()))));
      return token.asJson(base.toString(), state.now());
    }
  }

  private void token(HttpExchange exchange, String id) throws IOException {
    synchronized (state) {
      ServerToken token = state.tokens.get(id);
      answer(
          exchange,
          token == null ? 404 : 200,
          token == null
              ? problem("not_found", "no such token")
              : token.asJson(base.toString(), state.now()));
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query == null
        ? Map.of()
        : Arrays.stream(query.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static void sessionAnswer(HttpExchange exchange, @Nullable ObjectNode body)
      throws IOException {
    if (body == null) {
      answer(exchange, 409, problem("worker_session_expired", "register again"));
    } else {
      answer(exchange, 200, body);
    }
  }

  private static ObjectNode problem(String code, String detail) {
    return MAPPER.createObjectNode().put("code", code).put("detail", detail);
  }

  private static void answer(HttpExchange exchange, int status, @Nullable ObjectNode body)
      throws IOException {
    if (body == null) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    String type = status >= 400 ? "application/problem+json" : "application/json";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
