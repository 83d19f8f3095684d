package dev.hookline.sdk.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run as the server keeps it. */
public final class ServerRun {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  public final String id;
  public final String task;
  public final JsonNode payload;
  public final JsonNode options;
  public final Instant createdAt;
  public String status = "queued";
  public int attempt = 1;
  public int maxAttempts = 3;
  public int handovers;
  public String maxDuration = "5m";
  public @Nullable String session;
  public @Nullable JsonNode output;
  public @Nullable JsonNode error;
  public @Nullable Instant notBefore;
  public @Nullable String waitsForToken;
  public List<String> waitsForRuns = List.of();
  public boolean cancelRequested;
  public ObjectNode metadata = MAPPER.createObjectNode();
  public final Map<String, JsonNode> steps = new LinkedHashMap<>();
  public final List<JsonNode> log = new ArrayList<>();
  public final List<String> reports = new ArrayList<>();

  ServerRun(String id, String task, JsonNode payload, JsonNode options, Instant createdAt) {
    this.id = id;
    this.task = task;
    this.payload = payload;
    this.options = options;
    this.createdAt = createdAt;
  }

  public boolean isFinal() {
    return switch (status) {
      case "completed", "failed", "cancelled", "expired", "timed_out", "crashed" -> true;
      default -> false;
    };
  }

  boolean isReady(Instant now) {
    boolean waits = waitsForToken != null || !waitsForRuns.isEmpty();
    Instant time = notBefore;
    return !isFinal() && session == null && (time == null ? !waits : !time.isAfter(now));
  }

  ObjectNode asLease() {
    ObjectNode run = MAPPER.createObjectNode();
    run.put("id", id).put("lease", handovers).put("task", task).put("attempt", attempt);
    run.put("max_attempts", maxAttempts).put("max_duration", maxDuration);
    run.set("payload", payload);
    run.putObject("trigger").put("kind", options.has("parent") ? "parent" : "api");
    run.set("metadata", metadata);
    run.set("tags", options.has("tags") ? options.get("tags") : MAPPER.createArrayNode());
    run.put("queue", "task/" + task).put("created_at", createdAt.toString());
    ArrayNode memoised = run.putArray("steps");
    steps.forEach((key, value) -> memoised.addObject().put("key", key).set("output", value));
    return run;
  }

  ObjectNode asRun() {
    ObjectNode run = MAPPER.createObjectNode();
    run.put("id", id).put("task", task).put("status", status).put("queue", "task/" + task);
    run.set("payload", payload);
    if (output != null) {
      run.set("output", output);
    }
    if (error != null) {
      run.set("error", error);
    }
    run.set("metadata", metadata);
    run.set("tags", options.has("tags") ? options.get("tags") : MAPPER.createArrayNode());
    run.putObject("trigger").put("kind", options.has("parent") ? "parent" : "api");
    run.putArray("attempts");
    run.put("priority", 0).put("max_attempts", maxAttempts).put("max_duration", maxDuration);
    run.put("created_at", createdAt.toString()).put("is_completed", isFinal());
    return run;
  }
}
