package dev.hookline.server.worker;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Sources;
import dev.hookline.sdk.CronSchedule;
import dev.hookline.sdk.transport.CancelWish;
import dev.hookline.sdk.transport.ChildRun;
import dev.hookline.sdk.transport.CreatedToken;
import dev.hookline.sdk.transport.HeartbeatAnswer;
import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.LeaseAnswer;
import dev.hookline.sdk.transport.RegisterAnswer;
import dev.hookline.sdk.transport.Registration;
import dev.hookline.sdk.transport.ReportAnswer;
import dev.hookline.sdk.transport.ReportItem;
import dev.hookline.sdk.transport.SessionExpired;
import dev.hookline.sdk.transport.TokenState;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.TriggerAnswer;
import dev.hookline.sdk.transport.TriggerItem;
import dev.hookline.sdk.transport.WorkerTransport;
import dev.hookline.task.Leased;
import dev.hookline.task.QueueLimits;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import dev.hookline.task.Workers;
import dev.hookline.trigger.CronExpressions;
import dev.hookline.trigger.Schedules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Connects a worker of the SDK with the engine in the same process, as HTTP would, without it. */
public final class LocalTransport implements WorkerTransport {

  private final Id project;
  private final Workers workers;
  private final Schedules schedules;
  private final LocalDefinitions definitions;
  private final LocalCalls calls;
  private final InstantSource clock;

  public LocalTransport(
      Id project,
      Workers workers,
      Schedules schedules,
      Sources sources,
      LocalCalls calls,
      InstantSource clock) {
    this.project = project;
    this.workers = workers;
    this.schedules = schedules;
    this.definitions = new LocalDefinitions(project, sources);
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public RegisterAnswer register(Registration registration) {
    List<TaskDefinition> tasks = new ArrayList<>();
    List<QueueLimits> limits = new ArrayList<>();
    try {
      for (dev.hookline.sdk.TaskDefinition task : registration.tasks()) {
        tasks.add(definitions.definition(task, clock.instant()));
        QueueLimits declared = definitions.limits(task);
        if (declared != null) {
          limits.add(declared);
        }
        requireReadable(task.schedules());
      }
    } catch (IllegalArgumentException wrong) {
      return new RegisterAnswer.Refused(
          "invalid_request", String.valueOf(wrong.getMessage()), List.of());
    }
    Optional<WorkerSession> session =
        workers.register(
            project,
            registration.name(),
            registration.version(),
            registration.slots(),
            tasks,
            limits,
            true);
    if (session.isEmpty()) {
      return new RegisterAnswer.Refused(
          "too_many_workers", "too many workers are connected", List.of());
    }
    for (dev.hookline.sdk.TaskDefinition task : registration.tasks()) {
      schedules.declare(
          project,
          task.id(),
          task.schedules().stream()
              .map(declared -> new Schedules.Declared(declared.cron(), declared.timezone()))
              .toList());
    }
    return new RegisterAnswer.Registered(
        session.get().id().text(IdPrefix.WORKER), Workers.HEARTBEAT, Workers.expiry());
  }

  private void requireReadable(List<CronSchedule> declared) {
    for (CronSchedule schedule : declared) {
      if (schedules.read(schedule.cron(), schedule.timezone())
          instanceof CronExpressions.Reading.Invalid(String why)) {
        throw new IllegalArgumentException("the cron expression " + schedule.cron() + " " + why);
      }
    }
  }

  @Override
  public LeaseAnswer lease(String session, int max, Duration wait)
      throws TransportException, InterruptedException {
    Optional<WorkerSession> found = session(session);
    if (found.isEmpty()) {
      return new SessionExpired();
    }
    CompletableFuture<Leased> answer = new CompletableFuture<>();
    workers.lease(found.get(), max, wait, answer::complete);
    Leased leased = await(answer);
    return new LeaseAnswer.Leased(
        leased.runs().stream().map(LocalRuns::leased).toList(), wishes(leased.cancel()));
  }

  @Override
  public ReportAnswer report(String session, List<ReportItem> items)
      throws TransportException, InterruptedException {
    Optional<WorkerSession> found = session(session);
    if (found.isEmpty()) {
      return new SessionExpired();
    }
    List<WorkerReport> reports = new ArrayList<>(items.size());
    for (ReportItem item : items) {
      reports.add(LocalRuns.report(item, clock.instant()));
    }
    CompletableFuture<List<WorkerReport.Result>> answer = new CompletableFuture<>();
    workers.report(found.get(), reports, answer::complete);
    List<WorkerReport.Result> results = await(answer);
    if (results.contains(WorkerReport.Result.UNAVAILABLE)) {
      throw new TransportException("the store cannot write at present", null);
    }
    return new ReportAnswer.Reported(
        results.stream().map(LocalTransport::result).toList(),
        wishes(workers.heartbeat(found.get())));
  }

  private static ItemResult result(WorkerReport.Result result) {
    return switch (result) {
      case OK -> ItemResult.OK;
      case STALE, UNAVAILABLE -> ItemResult.STALE;
      case METADATA_REFUSED ->
          new ItemResult.Rejected("metadata_too_large", "the metadata would be too large");
      case STEPS_REFUSED ->
          new ItemResult.Rejected("too_many_steps", "the run would have memoised too much");
    };
  }

  @Override
  public HeartbeatAnswer heartbeat(String session) {
    Optional<WorkerSession> found = session(session);
    return found.isEmpty()
        ? new SessionExpired()
        : new HeartbeatAnswer.Heard(wishes(workers.heartbeat(found.get())));
  }

  @Override
  public void leave(String session) {
    session(session).ifPresent(workers::leave);
  }

  @Override
  public List<TriggerAnswer> trigger(String task, List<TriggerItem> items)
      throws TransportException, InterruptedException {
    return calls.trigger(task, items);
  }

  @Override
  public List<ChildRun> children(String parent, List<String> runs) {
    return calls.children(runs);
  }

  @Override
  public CreatedToken createToken(Duration timeout, String idempotencyKey) {
    return calls.createToken(timeout, idempotencyKey);
  }

  @Override
  public TokenState token(String id) {
    return calls.token(id);
  }

  private Optional<WorkerSession> session(String text) {
    return Id.parse(IdPrefix.WORKER, text).flatMap(id -> workers.session(project, id));
  }

  private static List<CancelWish> wishes(List<dev.hookline.task.CancelWish> wishes) {
    return wishes.stream()
        .map(wish -> new CancelWish(wish.run().text(IdPrefix.RUN), wish.lease()))
        .toList();
  }

  static <T> T await(CompletableFuture<T> answer) throws TransportException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException failure) {
      throw new TransportException("the server failed", failure);
    }
  }
}
