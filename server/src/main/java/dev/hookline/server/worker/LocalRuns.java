package dev.hookline.server.worker;

import dev.hookline.event.Event;
import dev.hookline.event.Payload;
import dev.hookline.http.json.Json;
import dev.hookline.http.json.MergePatch;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.RunWait;
import dev.hookline.job.Step;
import dev.hookline.sdk.RetryDecision;
import dev.hookline.sdk.RunError;
import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.LogEntry;
import dev.hookline.sdk.transport.MemoisedStep;
import dev.hookline.sdk.transport.ReportItem;
import dev.hookline.sdk.transport.WaitingFor;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.WorkerReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs and reports, from the engine's form to the SDK's and back. */
final class LocalRuns {

  private LocalRuns() {}

  static LeasedRun leased(RunUnderWay underWay) {
    Job job = underWay.claimed().job();
    Event event = underWay.claimed().event();
    Run run = underWay.run();
    Payload payload = event.payload();
    String contentType = payload.contentType();
    return new LeasedRun(
        job.id().text(IdPrefix.RUN),
        job.attempt(),
        run.task(),
        job.failures() + 1,
        underWay.task().maxAttempts(run),
        underWay.maxDuration(),
        payload.bytes(),
        contentType == null ? LeasedRun.JSON : contentType,
        trigger(run.trigger(), event),
        run.metadata().getBytes(StandardCharsets.UTF_8),
        run.tags(),
        run.queue(),
        job.createdAt(),
        run.steps().stream().map(step -> new MemoisedStep(step.key(), step.output())).toList());
  }

  private static dev.hookline.sdk.RunTrigger trigger(RunTrigger trigger, Event event) {
    Id of = trigger.of();
    return switch (trigger.kind()) {
      case API -> dev.hookline.sdk.RunTrigger.API;
      case EVENT ->
          new dev.hookline.sdk.RunTrigger(
              dev.hookline.sdk.RunTrigger.Kind.EVENT,
              event.id().text(IdPrefix.EVENT),
              event.type(),
              text(event.source(), IdPrefix.SOURCE),
              null,
              null,
              null);
      case SCHEDULE ->
          new dev.hookline.sdk.RunTrigger(
              dev.hookline.sdk.RunTrigger.Kind.SCHEDULE,
              null,
              null,
              null,
              text(of, IdPrefix.SCHEDULE),
              null,
              null);
      case PARENT ->
          new dev.hookline.sdk.RunTrigger(
              dev.hookline.sdk.RunTrigger.Kind.PARENT,
              null,
              null,
              null,
              null,
              text(of, IdPrefix.RUN),
              null);
      case REPLAY ->
          new dev.hookline.sdk.RunTrigger(
              dev.hookline.sdk.RunTrigger.Kind.REPLAY,
              null,
              null,
              null,
              null,
              null,
              text(of, IdPrefix.RUN));
    };
  }

  private static @Nullable String text(@Nullable Id id, IdPrefix prefix) {
    return id == null ? null : id.text(prefix);
  }

  /**
   * A report as the engine takes it.
   *
   * @throws IllegalArgumentException when an id in it is none
   */
  static WorkerReport report(ReportItem item, Instant now) {
    Id run = id(IdPrefix.RUN, item.run());
    int lease = Math.toIntExact(item.lease());
    return switch (item) {
      case ReportItem.Start _ -> new WorkerReport.Started(run, lease);
      case ReportItem.Log log ->
          new WorkerReport.Logged(run, lease, log.entries().stream().map(LocalRuns::line).toList());
      case ReportItem.Metadata metadata ->
          new WorkerReport.Described(
              run, lease, MergePatch.ofText(metadata.patch(), Run.METADATA_LENGTH_MAX));
      case ReportItem.Step step ->
          new WorkerReport.Stepped(run, lease, new Step(step.key(), step.output()));
      case ReportItem.Complete complete ->
          new WorkerReport.Completed(run, lease, complete.output());
      case ReportItem.Fail fail -> failed(run, lease, fail);
      case ReportItem.Suspend suspend -> suspended(run, lease, suspend.waitingFor(), now);
      case ReportItem.Cancelled _ -> new WorkerReport.Cancelled(run, lease);
      case ReportItem.TimedOut _ -> new WorkerReport.TimedOut(run, lease);
      case ReportItem.Release _ -> new WorkerReport.Released(run, lease);
    };
  }

  private static LogLine line(LogEntry entry) {
    byte[] fields = entry.fields();
    return new LogLine(
        0,
        entry.at(),
        entry.level().code(),
        entry.message(),
        fields == null ? null : new String(fields, StandardCharsets.UTF_8));
  }

  private static WorkerReport failed(Id run, int lease, ReportItem.Fail fail) {
    RunError error = fail.error();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", error.type());
    json.put("message", error.message());
    if (error.stack() != null) {
      json.put("stack", error.stack());
    }
    String why = error.type() + ": " + error.message();
    boolean retry = !(fail.retry() instanceof RetryDecision.Never);
    Duration after = fail.retry() instanceof RetryDecision.After(Duration delay) ? delay : null;
    return new WorkerReport.Failed(run, lease, Json.write(json), why, retry, after);
  }

  private static WorkerReport suspended(Id run, int lease, WaitingFor waitingFor, Instant now) {
    return switch (waitingFor) {
      case WaitingFor.Until(Instant time) ->
          new WorkerReport.Suspended(run, lease, RunWait.Sleep.INSTANCE, time);
      case WaitingFor.Token(String token, Duration timeout) ->
          new WorkerReport.Suspended(
              run, lease, new RunWait.Token(id(IdPrefix.TOKEN, token)), after(now, timeout));
      case WaitingFor.Runs(List<String> runs, Duration timeout) ->
          new WorkerReport.Suspended(
              run,
              lease,
              new RunWait.Runs(runs.stream().map(child -> id(IdPrefix.RUN, child)).toList()),
              after(now, timeout));
    };
  }

  private static @Nullable Instant after(Instant now, @Nullable Duration timeout) {
    return timeout == null ? null : now.plus(timeout);
  }

  static Id id(IdPrefix prefix, String text) {
    return Id.parse(prefix, text)
        .orElseThrow(() -> new IllegalArgumentException("not an id: " + text));
  }
}
