package dev.hookline.http.api.worker;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.Pages;
import dev.hookline.http.api.task.DefinitionReader;
import dev.hookline.http.api.task.ReadDefinition;
import dev.hookline.http.json.JsonBytes;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Sources;
import dev.hookline.job.JobReader;
import dev.hookline.operate.Scope;
import dev.hookline.task.QueueLimits;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.TaskParts;
import dev.hookline.task.Tasks;
import dev.hookline.task.TokenStore;
import dev.hookline.task.WorkerSession;
import dev.hookline.task.Workers;
import dev.hookline.trigger.Schedules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/workers}: register, lease, report, heartbeat, leave; docs/worker-protocol.md. */
public final class WorkerRoutes {

  private static final String PATH = "/api/v1/workers";
  private static final String ONE = PATH + "/:session";
  private static final int LEASE_MAX = 1_000;
  private static final Duration WAIT_STANDARD = Duration.ofSeconds(20);

  private final Tasks tasks;
  private final Workers workers;
  private final Schedules schedules;
  private final TokenStore tokens;
  private final JobReader jobs;
  private final InstantSource clock;
  private final RegistrationReader registrations;
  private final Reports reports;

  public WorkerRoutes(
      TaskParts parts,
      Schedules schedules,
      Sources sources,
      TokenStore tokens,
      JobReader jobs,
      InstantSource clock) {
    this.tasks = parts.tasks();
    this.workers = parts.workers();
    this.schedules = schedules;
    this.tokens = tokens;
    this.jobs = jobs;
    this.clock = clock;
    this.registrations = new RegistrationReader(new DefinitionReader(sources, schedules, clock));
    this.reports = new Reports(workers);
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.list(PATH, Scope.READ, this::list),
        ApiRoute.post(PATH, Scope.WORKER, this::register),
        ApiRoute.post(ONE + "/lease", Scope.WORKER, this::lease),
        ApiRoute.postBatch(ONE + "/report", Scope.WORKER, this::report),
        ApiRoute.post(ONE + "/heartbeat", Scope.WORKER, this::heartbeat),
        ApiRoute.delete(ONE, Scope.WORKER, this::leave));
  }

  private ApiAnswer list(ApiCall call) {
    return call.list(
        Pages.of(workers.connected(call.project()).reversed(), WorkerSession::id, call.page()),
        WorkerView::of);
  }

  /** The number 0 says that answers to leases are numbered from 1. */
  private record Registered(String id, Duration heartbeat, Duration expiresAfter, int answer) {}

  private ApiAnswer register(ApiCall call) {
    Id project = call.project();
    RegistrationReader.Registration read = registrations.read(call.json(), project);
    return tasks.changing(() -> registerAlone(project, read));
  }

  private ApiAnswer registerAlone(Id project, RegistrationReader.Registration read) {
    for (ReadDefinition definition : read.definitions()) {
      refuseIfTaken(project, definition.task().name());
    }
    List<TaskDefinition> definitions =
        read.definitions().stream().map(ReadDefinition::task).toList();
    List<QueueLimits> limits =
        read.definitions().stream()
            .flatMap(definition -> Optional.ofNullable(definition.limits()).stream())
            .toList();
    Optional<WorkerSession> session =
        workers.register(
            project, read.name(), read.version(), read.slots(), definitions, limits, false);
    if (session.isEmpty()) {
      return ApiAnswer.failed(ProblemCode.OVERLOADED, "Too many workers are connected.");
    }
    for (ReadDefinition definition : read.definitions()) {
      schedules.declare(project, definition.task().name(), definition.schedules());
    }
    return ApiAnswer.created(
        new Registered(
            session.get().id().text(IdPrefix.WORKER), Workers.HEARTBEAT, Workers.expiry(), 0));
  }

  private void refuseIfTaken(Id project, String name) {
    TaskDefinition present = tasks.find(project, name);
    if (present != null && present.http() != null) {
      throw ProblemCode.CONFLICT.refused(
          "The task " + name + " is executed over HTTP; delete it first.");
    }
    if (present == null && tasks.of(project).size() >= Tasks.PER_PROJECT_MAX) {
      throw ProblemCode.LIMIT_REACHED.refused(
          "A project may have " + Tasks.PER_PROJECT_MAX + " tasks.");
    }
  }

  private ApiAnswer lease(ApiCall call) {
    JsonObject form = call.jsonIfAny();
    Integer max = form.integer("max", 1, LEASE_MAX);
    Duration wait = form.duration("wait", Duration.ZERO, Workers.WAIT_MAX);
    Integer received = form.integer("received", 0, Integer.MAX_VALUE);
    form.refuseIfInvalid();
    WorkerSession session = session(call);
    if (received != null) {
      workers.received(session, received);
    }
    return new ApiAnswer.Later(
        new LeaseWaiting(
            workers, session, max == null ? LEASE_MAX : max, wait == null ? WAIT_STANDARD : wait));
  }

  private ApiAnswer report(ApiCall call) {
    WorkerSession session = session(call);
    return reports.take(
        session, ReportBody.read(call.body(), new Waits(tokens, jobs, call.project(), clock)));
  }

  private ApiAnswer heartbeat(ApiCall call) {
    call.jsonIfAny().refuseIfInvalid();
    JsonBytes json = new JsonBytes(64);
    json.openObject();
    LeaseAnswer.cancel(json, workers.heartbeat(session(call)));
    return new ApiAnswer.Written(200, json.closeObject().toBytes(), false);
  }

  private ApiAnswer leave(ApiCall call) {
    workers.leave(session(call));
    return ApiAnswer.noContent();
  }

  private WorkerSession session(ApiCall call) {
    Id id = call.pathId("session", IdPrefix.WORKER);
    return workers
        .session(call.project(), id)
        .orElseThrow(
            () -> ProblemCode.WORKER_SESSION_EXPIRED.refused("There is no such session any more."));
  }
}
