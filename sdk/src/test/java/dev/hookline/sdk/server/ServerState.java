package dev.hookline.sdk.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the server knows, and the rules of the protocol. Every method holds one lock. */
final class ServerState {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  final Map<String, ServerRun> runs = new LinkedHashMap<>();
  final Map<String, JsonNode> sessions = new LinkedHashMap<>();
  final Map<String, ServerToken> tokens = new LinkedHashMap<>();
  final List<JsonNode> registrations = new ArrayList<>();
  private final Map<String, LastAnswer> lastAnswers = new HashMap<>();
  private final Map<String, String> idempotency = new HashMap<>();
  private Duration ahead = Duration.ZERO;
  private int ids;

  synchronized Instant now() {
    return Instant.now().plus(ahead);
  }

  synchronized void advance(Duration time) {
    ahead = ahead.plus(time);
    notifyAll();
  }

  /** Waits until something is so; false when it is not within ten seconds. */
  synchronized boolean await(BooleanSupplier condition) throws InterruptedException {
    return await(condition, Duration.ofSeconds(10));
  }

  synchronized boolean await(BooleanSupplier condition, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized String id(String prefix) {
    ids++;
    return prefix + "_" + ids;
  }

  synchronized ObjectNode trigger(String task, JsonNode body) {
    JsonNode options = body.has("options") ? body.get("options") : MAPPER.createObjectNode();
    ObjectNode answer = MAPPER.createObjectNode();
    String key = options.path("idempotency_key").asString("");
    String known = key.isEmpty() ? null : idempotency.get(task + "/" + key);
    if (known != null) {
      return answer.put("id", known).put("status", run(known).status).put("duplicate", true);
    }
    var run = new ServerRun(id("run"), task, body.path("payload"), options, now());
    run.maxAttempts = options.path("max_attempts").asInt(retries(task));
    run.maxDuration = options.path("max_duration").asString(definition(task, "max_duration", "5m"));
    runs.put(run.id, run);
    if (!key.isEmpty()) {
      idempotency.put(task + "/" + key, run.id);
    }
    notifyAll();
    return answer.put("id", run.id).put("status", "queued").put("duplicate", false);
  }

  private int retries(String task) {
    return definition(task).path("retry").path("max_attempts").asInt(3);
  }

  private String definition(String task, String field, String otherwise) {
    return definition(task).path(field).asString(otherwise);
  }

  private JsonNode definition(String task) {
    for (JsonNode registration : registrations) {
      for (JsonNode definition : registration.path("tasks")) {
        if (definition.path("id").asString().equals(task)) {
          return definition;
        }
      }
    }
    return MAPPER.createObjectNode();
  }

  synchronized ServerRun run(String id) {
    ServerRun run = runs.get(id);
    if (run == null) {
      throw new IllegalArgumentException("no run " + id);
    }
    return run;
  }

  synchronized String register(JsonNode registration) {
    String session = id("wrk");
    sessions.put(session, registration);
    registrations.add(registration);
    notifyAll();
    return session;
  }

  synchronized void endSession(String session) {
    sessions.remove(session);
    for (ServerRun run : runs.values()) {
      if (session.equals(run.session)) {
        run.session = null;
        run.status = "queued";
      }
    }
    notifyAll();
  }

  /** Gives back the runs of the last answer when that did not arrive. */
  synchronized void received(String session, int number) {
    LastAnswer last = lastAnswers.get(session);
    if (last != null && last.number() != number) {
      for (ServerRun run : last.runs()) {
        run.session = null;
        run.status = "queued";
      }
    }
  }

  private record LastAnswer(int number, List<ServerRun> runs) {}

  /** The answer to a lease; null when the session is over. */
  synchronized @Nullable ObjectNode lease(String session, int max, Duration wait)
      throws InterruptedException {
    await(() -> !sessions.containsKey(session) || hasWork(session), wait);
    JsonNode registration = sessions.get(session);
    if (registration == null) {
      return null;
    }
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode leased = answer.putArray("runs");
    var handed = new ArrayList<ServerRun>();
    for (ServerRun run : runs.values()) {
      if (leased.size() < max && run.isReady(now()) && offers(registration, run.task)) {
        hand(run, session);
        handed.add(run);
        leased.add(run.asLease());
      }
    }
    LastAnswer last = lastAnswers.get(session);
    int number = last == null ? 1 : last.number() + 1;
    lastAnswers.put(session, new LastAnswer(number, handed));
    answer.put("answer", number).set("cancel", cancelWishes(session));
    notifyAll();
    return answer;
  }

  private void hand(ServerRun run, String session) {
    run.session = session;
    run.status = "executing";
    run.handovers++;
    run.notBefore = null;
    run.waitsForToken = null;
    run.waitsForRuns = List.of();
  }

  private boolean hasWork(String session) {
    JsonNode registration = sessions.get(session);
    return registration != null
        && (!cancelWishes(session).isEmpty()
            || runs.values().stream()
                .anyMatch(run -> run.isReady(now()) && offers(registration, run.task)));
  }

  private static boolean offers(JsonNode registration, String task) {
    for (JsonNode definition : registration.path("tasks")) {
      if (definition.path("id").asString().equals(task)) {
        return true;
      }
    }
    return false;
  }

  synchronized ArrayNode cancelWishes(String session) {
    ArrayNode wishes = MAPPER.createArrayNode();
    for (ServerRun run : runs.values()) {
      if (run.cancelRequested && session.equals(run.session)) {
        wishes.addObject().put("run", run.id).put("lease", run.handovers);
      }
    }
    return wishes;
  }

  /** The answer to a report; null when the session is over. */
  synchronized @Nullable ObjectNode report(String session, JsonNode items) {
    if (!sessions.containsKey(session)) {
      return null;
    }
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode results = answer.putArray("results");
    for (JsonNode item : items) {
      ServerRun run = run(item.path("run").asString());
      boolean holds = session.equals(run.session) && run.handovers == item.path("lease").asInt();
      ObjectNode result = results.addObject();
      if (!holds) {
        result.put("status", "stale");
      } else if (new ReportedItem(this, run).apply(item)) {
        result.put("status", "ok");
      } else {
        result.put("status", "rejected").put("code", "invalid_fields").put("message", "too long");
      }
    }
    answer.set("cancel", cancelWishes(session));
    notifyAll();
    return answer;
  }

  /** Lets runs go on that waited for this one. */
  synchronized void ended(ServerRun ended) {
    for (ServerRun run : runs.values()) {
      if (run.waitsForRuns.contains(ended.id)
          && run.waitsForRuns.stream().allMatch(id -> run(id).isFinal())) {
        run.waitsForRuns = List.of();
      }
    }
  }

  synchronized void completeToken(String id, JsonNode output) {
    ServerToken token = tokens.get(id);
    if (token != null && token.output == null) {
      token.output = output;
      for (ServerRun run : runs.values()) {
        if (id.equals(run.waitsForToken)) {
          run.waitsForToken = null;
          run.notBefore = null;
        }
      }
    }
    notifyAll();
  }
}
