package dev.hookline.http.api.task;

import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.BodyLimit;
import dev.hookline.http.api.NamedPages;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.ingest.Sources;
import dev.hookline.operate.Scope;
import dev.hookline.task.HeldRuns;
import dev.hookline.task.HttpTarget;
import dev.hookline.task.QueueLimits;
import dev.hookline.task.Queues;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.TaskParts;
import dev.hookline.task.Tasks;
import dev.hookline.task.Workers;
import dev.hookline.trigger.Schedules;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks: looked at, and those that need no worker set up and deleted. */
public final class TaskRoutes {

  static final String PATH = "/api/v1/tasks";
  static final String ONE = PATH + "/:task";

  private final Tasks tasks;
  private final Queues queues;
  private final Workers workers;
  private final HeldRuns heldRuns;
  private final Schedules schedules;
  private final DefinitionReader definitions;
  private final TargetReader targets;

  public TaskRoutes(
      TaskParts parts,
      Schedules schedules,
      Sources sources,
      AddressGuard guard,
      InstantSource clock) {
    this.tasks = parts.tasks();
    this.queues = parts.queues();
    this.workers = parts.workers();
    this.heldRuns = parts.heldRuns();
    this.schedules = schedules;
    this.definitions = new DefinitionReader(sources, schedules, clock);
    this.targets = new TargetReader(guard);
  }

  public List<ApiRoute> routes() {
    return List.of(
        new ApiRoute(
            HttpMethod.GET, PATH, Scope.READ, this::list, Set.of("limit", "cursor"), BodyLimit.ONE),
        ApiRoute.get(ONE, Scope.READ, this::read),
        ApiRoute.put(ONE, Scope.WRITE, this::put),
        ApiRoute.delete(ONE, Scope.WRITE, this::delete));
  }

  private ApiAnswer list(ApiCall call) {
    return NamedPages.of(
        call, tasks.of(call.project()), TaskDefinition::name, task -> view(task, null));
  }

  private ApiAnswer read(ApiCall call) {
    return ApiAnswer.ok(view(find(tasks, call), null));
  }

  private ApiAnswer put(ApiCall call) {
    return tasks.changing(() -> putAlone(call));
  }

  private ApiAnswer putAlone(ApiCall call) {
    String name = call.pathParameter("task");
    JsonObject form = call.json();
    if (!TaskDefinition.isName(name)) {
      form.errors()
          .add("", "the name of a task is 1 to 128 of a-z A-Z 0-9 . _ -, a letter or digit first");
    }
    @Nullable TaskDefinition present = tasks.find(call.project(), name);
    HttpTarget target = targets.read(form, present == null ? null : present.http());
    ReadDefinition read = definitions.read(form, call.project(), name, target);
    form.refuseIfInvalid();
    if (present == null && tasks.of(call.project()).size() >= Tasks.PER_PROJECT_MAX) {
      return ApiAnswer.failed(
          ProblemCode.LIMIT_REACHED, "A project may have " + Tasks.PER_PROJECT_MAX + " tasks.");
    }
    if (workersOf(call.project(), name) > 0) {
      return ApiAnswer.failed(
          ProblemCode.CONFLICT, "Workers are connected that execute a task of this name.");
    }
    save(read);
    TaskDefinition task = read.task();
    boolean isNewSecret =
        present == null
            || present.http() == null
            || !present.http().secret().equals(target.secret());
    Object shown = view(task, null);
    return new ApiAnswer.Ok(
        present == null ? 201 : 200, isNewSecret ? view(task, target.secret()) : shown, shown);
  }

  private void save(ReadDefinition read) {
    TaskDefinition task = read.task();
    queues.named(task.project(), task.queue());
    QueueLimits limits = read.limits();
    if (limits != null) {
      workers.declare(task.project(), limits);
    }
    tasks.save(task);
    schedules.declare(task.project(), task.name(), read.schedules());
    heldRuns.somebodyCame(task.project());
  }

  private ApiAnswer delete(ApiCall call) {
    return tasks.changing(() -> deleteAlone(call));
  }

  private ApiAnswer deleteAlone(ApiCall call) {
    TaskDefinition task = find(tasks, call);
    if (workersOf(task.project(), task.name()) > 0) {
      return ApiAnswer.failed(
          ProblemCode.NOT_ALLOWED, "Workers are connected that execute it; end them first.");
    }
    schedules.declare(task.project(), task.name(), List.of());
    tasks.remove(task.project(), task.name());
    heldRuns.somebodyCame(task.project());
    return ApiAnswer.noContent();
  }

  private TaskView view(TaskDefinition task, @Nullable String secret) {
    return TaskView.of(
        task,
        queues.find(task.project(), task.queue()).orElse(null),
        workersOf(task.project(), task.name()),
        secret);
  }

  private int workersOf(Id project, String task) {
    return (int)
        workers.connected(project).stream()
            .filter(session -> session.tasks().contains(task))
            .count();
  }

  /** The task that the path names. */
  static TaskDefinition find(Tasks tasks, ApiCall call) {
    TaskDefinition task = tasks.find(call.project(), call.pathParameter("task"));
    if (task == null) {
      throw ProblemCode.TASK_NOT_FOUND.refused("There is no task of this name.");
    }
    return task;
  }
}
