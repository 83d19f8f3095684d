package dev.hookline.sdk.http;

import static dev.hookline.sdk.http.HttpWorkerTransport.reading;
import static dev.hookline.sdk.http.HttpWorkerTransport.successful;
import static dev.hookline.sdk.json.JsonFields.require;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.transport.ChildRun;
import dev.hookline.sdk.transport.CreatedToken;
import dev.hookline.sdk.transport.RunCalls;
import dev.hookline.sdk.transport.TokenState;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.TriggerAnswer;
import dev.hookline.sdk.transport.TriggerItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What runs ask for, over HTTP. */
final class HttpRunCalls implements RunCalls {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int PAGE = 250;

  private final ApiConnection connection;

  HttpRunCalls(ApiConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<TriggerAnswer> trigger(String task, List<TriggerItem> items)
      throws TransportException, InterruptedException {
    String path = "/api/v1/tasks/" + task;
    if (items.size() == 1) {
      byte[] body = TriggerWriter.one(items.getFirst());
      return List.of(triggered(connection.post(path + "/trigger", body, TIMEOUT)));
    }
    ApiAnswer answer = connection.post(path + "/batch", TriggerWriter.batch(items), TIMEOUT);
    if (answer.isSuccess()) {
      return reading(
          answer,
          found ->
              JsonFields.of(found.body()).objects("data").stream()
                  .map(HttpRunCalls::triggered)
                  .toList());
    }
    TriggerAnswer refused = triggered(answer);
    return items.stream().map(item -> refused).toList();
  }

  private static TriggerAnswer triggered(ApiAnswer answer) throws TransportException {
    if (answer.isSuccess()) {
      return reading(answer, found -> triggered(JsonFields.of(found.body())));
    }
    if (answer.isTemporary()) {
      throw answer.asException();
    }
    Problem problem = answer.problem();
    return new TriggerAnswer.Refused(problem.code(), problem.detail());
  }

  private static TriggerAnswer triggered(JsonFields fields) {
    String run = fields.optionalText("id");
    return run == null
        ? new TriggerAnswer.Refused(
            fields.text("code"), Objects.requireNonNullElse(fields.optionalText("detail"), ""))
        : new TriggerAnswer.Triggered(run, fields.flag("duplicate"));
  }

  @Override
  public List<ChildRun> children(String parent, List<String> runs)
      throws TransportException, InterruptedException {
    var found = new ArrayList<ChildRun>();
    Set<String> missing = new HashSet<>(runs);
    @Nullable String cursor = null;
    do {
      String path = "/api/v1/runs?parent=" + parent + "&include=output&limit=" + PAGE;
      ApiAnswer answer =
          successful(connection.get(cursor == null ? path : path + "&cursor=" + cursor, TIMEOUT));
      JsonFields page = reading(answer, body -> JsonFields.of(body.body()));
      for (ChildRun child : reading(answer, body -> children(page))) {
        if (missing.remove(child.id())) {
          found.add(child);
        }
      }
      cursor = page.optionalText("next");
    } while (cursor != null && !missing.isEmpty());
    for (String run : missing) { // with a shared idempotency key: somebody else's children
      ApiAnswer answer = connection.get("/api/v1/runs/" + run, TIMEOUT);
      if (answer.status() != 404) {
        found.add(reading(successful(answer), body -> child(JsonFields.of(body.body()))));
      }
    }
    return found;
  }

  private static List<ChildRun> children(JsonFields page) {
    return page.objects("data").stream().map(HttpRunCalls::child).toList();
  }

  private static ChildRun child(JsonFields run) {
    return new ChildRun(
        run.text("id"), RunStatus.of(run.text("status")), run.raw("output"), error(run));
  }

  private static @Nullable RunError error(JsonFields run) {
    if (run.raw("error") == null) {
      return null;
    }
    JsonFields error = run.object("error");
    return new RunError(
        Objects.requireNonNullElse(error.optionalText("type"), "unknown"),
        Objects.requireNonNullElse(error.optionalText("message"), ""),
        error.optionalText("stack"));
  }

  @Override
  public CreatedToken createToken(Duration timeout, String idempotencyKey)
      throws TransportException, InterruptedException {
    byte[] body =
        JsonCodec.standard()
            .write(Map.of("timeout", timeout.toString(), "idempotency_key", idempotencyKey));
    ApiAnswer answer = successful(connection.post("/api/v1/tokens", body, TIMEOUT));
    return reading(
        answer,
        found -> {
          JsonFields token = JsonFields.of(found.body());
          return new CreatedToken(
              token.text("id"), token.text("url"), require("expires_at", token.time("expires_at")));
        });
  }

  @Override
  public TokenState token(String id) throws TransportException, InterruptedException {
    ApiAnswer answer = connection.get("/api/v1/tokens/" + id, TIMEOUT);
    return answer.status() == 404
        ? new TokenState.Unknown()
        : reading(successful(answer), found -> token(JsonFields.of(found.body())));
  }

  private static TokenState token(JsonFields token) {
    String status = token.text("status");
    return switch (status) {
      case "waiting" -> new TokenState.Waiting();
      case "completed" ->
          new TokenState.Completed(
              Objects.requireNonNullElse(token.raw("output"), JsonCodec.nullValue()));
      case "timed_out" -> new TokenState.TimedOut();
      default -> throw new IllegalArgumentException("unknown status " + status);
    };
  }
}
