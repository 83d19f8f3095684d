package dev.hookline.sdk.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an item of a report does to its run. */
final class ReportedItem {

  /** Shorter than what the SDK lets a task ask for, as that of an older server may be. */
  private static final Duration AFTER_MAX = Duration.ofDays(1);

  private final ServerState state;
  private final ServerRun run;

  ReportedItem(ServerState state, ServerRun run) {
    this.state = state;
    this.run = run;
  }

  /** False when it is rejected. */
  boolean apply(JsonNode item) {
    String kind = item.path("kind").asString();
    run.reports.add(kind);
    String after = item.path("retry").path("after").asString("PT0S");
    if (Duration.parse(after).compareTo(AFTER_MAX) > 0) {
      return false;
    }
    switch (kind) {
      case "start" -> {}
      case "log" -> item.path("entries").forEach(run.log::add);
      case "metadata" -> merge(item.path("patch"));
      case "step" -> run.steps.put(item.path("key").asString(), item.path("output"));
      case "complete" -> {
        run.output = item.path("output");
        end("completed");
      }
      case "fail" -> fail(item);
      case "suspend" -> suspend(item);
      case "cancelled" -> end("cancelled");
      case "timed_out" -> end("timed_out");
      case "release" -> handBack("queued");
      default -> throw new IllegalArgumentException("unknown kind " + kind);
    }
    return true;
  }

  private void merge(JsonNode patch) {
    patch
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isNull()) {
            run.metadata.remove(entry.getKey());
          } else {
            run.metadata.set(entry.getKey(), entry.getValue());
          }
        });
  }

  private void fail(JsonNode item) {
    run.error = item.path("error");
    JsonNode retry = item.path("retry");
    if (run.attempt >= run.maxAttempts || retry.asString("").equals("never")) {
      end("failed");
      return;
    }
    run.attempt++;
    handBack("retrying");
    if (retry.has("after")) {
      run.notBefore = state.now().plus(Duration.parse(retry.get("after").asString()));
    }
  }

  private void suspend(JsonNode item) {
    handBack("waiting");
    if (item.has("timeout")) {
      run.notBefore = state.now().plus(Duration.parse(item.get("timeout").asString()));
    }
    if (item.has("until")) {
      run.notBefore = Instant.parse(item.get("until").asString());
    } else if (item.has("token")) {
      suspendForToken(item.get("token").asString());
    } else {
      List<String> runs = new ArrayList<>();
      item.path("runs").forEach(id -> runs.add(id.asString()));
      run.waitsForRuns = runs.stream().allMatch(id -> state.run(id).isFinal()) ? List.of() : runs;
    }
  }

  private void suspendForToken(String id) {
    ServerToken token = state.tokens.get(id);
    if (token == null || token.output != null) {
      run.notBefore = null;
      return;
    }
    run.waitsForToken = id;
    if (run.notBefore == null) {
      run.notBefore = token.expiresAt;
    }
  }

  private void handBack(String status) {
    run.session = null;
    run.status = status;
  }

  private void end(String status) {
    handBack(status);
    state.ended(run);
  }
}
