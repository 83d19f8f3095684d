package dev.hookline.http.api.run;

import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.AwaitedReceipts;
import dev.hookline.http.api.BodyLimit;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.Page;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import dev.hookline.job.Run;
import dev.hookline.operate.Scope;
import dev.hookline.task.RunControl;
import dev.hookline.task.RunQuery;
import dev.hookline.task.RunStore;
import dev.hookline.task.SeenRun;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.TaskParts;
import dev.hookline.task.Tasks;
import dev.hookline.trigger.Triggers;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/runs}. */
public final class RunRoutes {

  private static final String LIST = "/api/v1/runs";
  private static final String ONE = LIST + "/:run";

  private final Tasks tasks;
  private final RunControl control;
  private final Triggers triggers;
  private final RunStore runs;
  private final JobReader jobs;
  private final EventReader events;
  private final RunViews views;
  private final RunChanges changes;
  private final RunLogRoute log;

  public RunRoutes(
      TaskParts parts,
      Triggers triggers,
      RunStore runs,
      JobReader jobs,
      EventReader events,
      RunViews views,
      InstantSource clock) {
    this.tasks = parts.tasks();
    this.control = parts.control();
    this.triggers = triggers;
    this.runs = runs;
    this.jobs = jobs;
    this.events = events;
    this.views = views;
    this.changes = new RunChanges(clock);
    this.log = new RunLogRoute(runs);
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.list(
            LIST,
            Scope.READ,
            this::list,
            "task",
            "status",
            "tag",
            "queue",
            "event",
            "parent",
            "schedule",
            "include"),
        ApiRoute.get(ONE, Scope.READ, call -> ApiAnswer.ok(views.full(find(call)))),
        new ApiRoute(
            HttpMethod.GET,
            ONE + "/logs",
            Scope.READ,
            call -> log.read(call, find(call)),
            Set.of("after", "limit"),
            BodyLimit.ONE),
        ApiRoute.post(ONE + "/cancel", Scope.WRITE, this::cancel),
        ApiRoute.post(ONE + "/replay", Scope.WRITE, this::replay),
        ApiRoute.post(ONE + "/reschedule", Scope.WRITE, this::reschedule),
        ApiRoute.patch(ONE + "/metadata", Scope.WRITE, this::describe));
  }

  private ApiAnswer list(ApiCall call) {
    String word = call.parameter("status");
    RunStatusFilter status =
        word == null
            ? RunStatusFilter.ANY
            : RunStatusFilter.of(word)
                .orElseThrow(() -> ApiCall.invalidParameter("status", "must be a status of a run"));
    boolean withOutput = includesOutput(call.parameter("include"));
    RunQuery query =
        new RunQuery(
            call.project(),
            call.parameter("task"),
            call.parameter("queue"),
            call.parameter("tag"),
            status.statuses(),
            status.failedBefore(),
            status.waiting(),
            call.parameterId("event", IdPrefix.EVENT),
            call.parameterId("parent", IdPrefix.RUN),
            call.parameterId("schedule", IdPrefix.SCHEDULE),
            call.page());
    Page<Job> page = runs.list(query);
    List<SeenRun> admitted =
        page.items().stream()
            .map(views::seen)
            .filter(seen -> status.admits(views.status(seen)))
            .toList();
    return call.list(
        new Page<>(admitted, page.next()),
        seen -> seen.job().id(),
        withOutput ? views::withOutput : views::brief,
        RunView::bytes);
  }

  private static boolean includesOutput(@Nullable String include) {
    if (include != null && !include.equals("output")) {
      throw ApiCall.invalidParameter("include", "can only be output");
    }
    return include != null;
  }

  private ApiAnswer cancel(ApiCall call) {
    call.jsonIfAny().refuseIfInvalid();
    return answer(control.cancel(call.project(), run(call)), "it has ended already");
  }

  private ApiAnswer reschedule(ApiCall call) {
    Instant dueAt = changes.dueAt(call.json());
    return answer(
        control.reschedule(call.project(), run(call), dueAt),
        "only a run that waits for its time can begin at another");
  }

  private ApiAnswer describe(ApiCall call) {
    JobActions.Result result =
        control.describe(call.project(), run(call), RunChanges.metadata(call.body()));
    return switch (result) {
      case JobActions.Result.Changed(Job job) -> ApiAnswer.ok(views.brief(job));
      case JobActions.Result.NotFound() -> ApiAnswer.notFound();
      case JobActions.Result.NotAllowed _ ->
          ApiAnswer.failed(
              ProblemCode.METADATA_TOO_LARGE,
              "The metadata would have more than " + Run.METADATA_LENGTH_MAX + " characters.");
    };
  }

  private ApiAnswer answer(JobActions.Result result, String otherwise) {
    return switch (result) {
      case JobActions.Result.Changed(Job job) -> ApiAnswer.ok(views.brief(job));
      case JobActions.Result.NotFound() -> ApiAnswer.notFound();
      case JobActions.Result.NotAllowed(Job job) ->
          ApiAnswer.failed(
              ProblemCode.NOT_ALLOWED,
              "The run is " + views.status(views.seen(job)).word() + ": " + otherwise + ".");
    };
  }

  private ApiAnswer replay(ApiCall call) {
    call.jsonIfAny().refuseIfInvalid();
    Job original = find(call);
    Run run = original.run();
    TaskDefinition task = run == null ? null : tasks.find(call.project(), run.task());
    if (task == null) {
      return ApiAnswer.failed(
          ProblemCode.TASK_NOT_FOUND, "There is no task of the run's name any more.");
    }
    Event input = events.input(call.project(), original.event()).orElseThrow(ApiCall::notFound);
    AwaitedReceipts receipts = new AwaitedReceipts(1);
    Job replayed = triggers.replay(task, original, input, receipts);
    return receipts.await().getFirst() instanceof Receipt.Accepted
        ? ApiAnswer.accepted(views.brief(replayed))
        : ApiAnswer.failed(
            ProblemCode.STORE_UNAVAILABLE, "The run could not be stored at present.");
  }

  private Job find(ApiCall call) {
    return jobs.find(call.project(), run(call))
        .filter(job -> job.kind() == JobKind.RUN)
        .orElseThrow(ApiCall::notFound);
  }

  private static Id run(ApiCall call) {
    return call.pathId("run", IdPrefix.RUN);
  }
}
