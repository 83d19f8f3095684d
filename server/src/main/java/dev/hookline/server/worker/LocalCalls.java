package dev.hookline.server.worker;

import dev.hookline.event.Payload;
import dev.hookline.http.json.Json;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Job;
import dev.hookline.job.JobReader;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunTrigger;
import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.transport.ChildRun;
import dev.hookline.sdk.transport.CreatedToken;
import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.TokenState;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.TriggerAnswer;
import dev.hookline.sdk.transport.TriggerItem;
import dev.hookline.task.RunRequest;
import dev.hookline.task.RunResult;
import dev.hookline.task.RunsUnderWay;
import dev.hookline.task.SeenRun;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.Tasks;
import dev.hookline.task.Token;
import dev.hookline.task.Tokens;
import dev.hookline.trigger.Triggers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What runs in this process ask of the server. */
public final class LocalCalls {

  private final Id project;
  private final Tasks tasks;
  private final Triggers triggers;
  private final Tokens tokens;
  private final JobReader jobs;
  private final RunsUnderWay underWay;
  private final Supplier<String> serverUrl;
  private final InstantSource clock;

  public LocalCalls(
      Id project,
      Tasks tasks,
      Triggers triggers,
      Tokens tokens,
      JobReader jobs,
      RunsUnderWay underWay,
      Supplier<String> serverUrl,
      InstantSource clock) {
    this.project = project;
    this.tasks = tasks;
    this.triggers = triggers;
    this.tokens = tokens;
    this.jobs = jobs;
    this.underWay = underWay;
    this.serverUrl = serverUrl;
    this.clock = clock;
  }

  List<TriggerAnswer> trigger(String name, List<TriggerItem> items)
      throws TransportException, InterruptedException {
    TaskDefinition task = tasks.find(project, name);
    if (task == null) {
      TriggerAnswer refused =
          new TriggerAnswer.Refused("task_not_found", "there is no task " + name);
      return items.stream().map(_ -> refused).toList();
    }
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    List<RunRequest> requests = new ArrayList<>();
    for (TriggerItem item : items) {
      receipts.add(new CompletableFuture<>());
      requests.add(request(item));
    }
    triggers.trigger(task, requests, (at, receipt) -> receipts.get(at).complete(receipt));
    List<TriggerAnswer> answers = new ArrayList<>();
    for (CompletableFuture<Receipt> receipt : receipts) {
      answers.add(answer(LocalTransport.await(receipt)));
    }
    return answers;
  }

  private static TriggerAnswer answer(Receipt receipt) throws TransportException {
    return switch (receipt) {
      case Receipt.Accepted(Id id) -> new TriggerAnswer.Triggered(id.text(IdPrefix.RUN), false);
      case Receipt.Duplicate(Id first) ->
          new TriggerAnswer.Triggered(first.text(IdPrefix.RUN), true);
      case Receipt.Unavailable(String why) -> throw new TransportException(why, null);
      default -> throw new IllegalStateException("not an answer to a trigger: " + receipt);
    };
  }

  private RunRequest request(TriggerItem item) {
    TriggerOptions options = item.options();
    Instant now = clock.instant();
    Duration delay = options.delay();
    Instant at = delay == null ? options.at() : now.plus(delay);
    String parent = options.parent();
    RunTrigger trigger =
        parent == null
            ? RunTrigger.API
            : new RunTrigger(RunTrigger.Kind.PARENT, LocalRuns.id(IdPrefix.RUN, parent));
    Integer priority = options.priority();
    return new RunRequest(
        new Payload(item.payload(), LeasedRun.JSON),
        trigger,
        at,
        options.ttl(),
        key(options, now),
        options.queue(),
        options.concurrencyKey(),
        priority == null ? 0 : priority,
        options.tags(),
        options.metadata().isEmpty()
            ? Run.NO_METADATA
            : new String(Json.write(options.metadata()), StandardCharsets.UTF_8),
        options.maxAttempts(),
        options.maxDuration());
  }

  private static @Nullable RunKey key(TriggerOptions options, Instant now) {
    String text = options.idempotencyKey();
    if (text == null) {
      return null;
    }
    Duration ttl = options.idempotencyTtl();
    return new RunKey(
        RunKey.Use.IDEMPOTENCY, text, now.plus(ttl == null ? RunRequest.KEY_TTL_STANDARD : ttl));
  }

  List<ChildRun> children(List<String> runs) {
    List<ChildRun> children = new ArrayList<>();
    for (String run : runs) {
      jobs.find(project, LocalRuns.id(IdPrefix.RUN, run))
          .ifPresent(job -> children.add(child(job)));
    }
    return children;
  }

  private ChildRun child(Job read) {
    SeenRun seen = SeenRun.of(read, underWay, jobs);
    Job job = seen.job();
    RunStatus status = RunStatus.of(seen.status(clock.instant()).word());
    RunResult result =
        status.isFinal() ? RunResult.of(job, jobs.attempts(job.id())) : RunResult.NONE;
    return new ChildRun(
        job.id().text(IdPrefix.RUN),
        status,
        result.output(),
        status.isFinal() && status != RunStatus.COMPLETED ? error(job, result) : null);
  }

  private static RunError error(Job job, RunResult result) {
    Attempt failed = result.failed();
    AttemptError error = failed == null ? null : failed.error();
    if (failed != null && error == AttemptError.TASK && failed.body().length > 0) {
      Map<String, Object> told = Json.readMap(failed.body());
      Object stack = told.get("stack");
      return new RunError(
          String.valueOf(told.getOrDefault("type", "error")),
          String.valueOf(told.getOrDefault("message", "")),
          stack == null ? null : String.valueOf(stack));
    }
    String reason = job.reason();
    return new RunError(
        error == null ? job.status().name().toLowerCase(Locale.ROOT) : error.code(),
        reason == null ? "" : reason,
        null);
  }

  CreatedToken createToken(Duration timeout, String key) {
    Token token = tokens.create(project, timeout, key);
    String id = token.id().text(IdPrefix.TOKEN);
    return new CreatedToken(
        id, serverUrl.get() + "/tokens/" + id + "/" + token.secret(), token.expiresAt());
  }

  TokenState token(String id) {
    Token token =
        Id.parse(IdPrefix.TOKEN, id).flatMap(found -> tokens.find(project, found)).orElse(null);
    if (token == null) {
      return new TokenState.Unknown();
    }
    byte[] output = token.output();
    if (output != null) {
      return new TokenState.Completed(output);
    }
    return tokens.isTimedOut(token) ? new TokenState.TimedOut() : new TokenState.Waiting();
  }
}
