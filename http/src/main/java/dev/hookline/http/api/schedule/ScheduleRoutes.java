package dev.hookline.http.api.schedule;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.Pages;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.Page;
import dev.hookline.operate.Scope;
import dev.hookline.task.Schedule;
import dev.hookline.trigger.Schedules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code /api/v1/schedules}: cron expressions that trigger tasks. */
public final class ScheduleRoutes {

  private static final String PATH = "/api/v1/schedules";
  private static final String ONE = PATH + "/:id";

  private final Schedules schedules;
  private final ScheduleReader reader;
  private final IdGenerator ids;
  private final InstantSource clock;

  public ScheduleRoutes(Schedules schedules, IdGenerator ids, InstantSource clock) {
    this.schedules = schedules;
    this.reader = new ScheduleReader(schedules);
    this.ids = ids;
    this.clock = clock;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.list(PATH, Scope.READ, this::list, "task"),
        ApiRoute.post(PATH, Scope.WRITE, this::create),
        ApiRoute.get(ONE, Scope.READ, call -> ApiAnswer.ok(view(find(call)))),
        ApiRoute.patch(ONE, Scope.WRITE, this::change),
        ApiRoute.delete(ONE, Scope.WRITE, this::delete));
  }

  private ApiAnswer list(ApiCall call) {
    String task = call.parameter("task");
    List<Schedule> found =
        schedules.of(call.project()).stream()
            .filter(schedule -> task == null || task.equals(schedule.task()))
            .toList();
    Page<Schedule> page = Pages.of(found, Schedule::id, call.page());
    return call.list(page, Schedule::id, this::view, ScheduleView::bytes);
  }

  private ApiAnswer create(ApiCall call) {
    Schedule read = reader.create(call.json(), call.body(), ids.next(), call.project(), now());
    if (schedules.of(call.project()).size() >= Schedules.PER_PROJECT_MAX) {
      return ApiAnswer.failed(
          ProblemCode.LIMIT_REACHED,
          "A project may have " + Schedules.PER_PROJECT_MAX + " schedules.");
    }
    return ApiAnswer.created(view(schedules.save(read)));
  }

  private ApiAnswer change(ApiCall call) {
    JsonObject form = call.json();
    return schedules
        .change(
            call.project(),
            call.pathId("id", IdPrefix.SCHEDULE),
            present -> changed(call, form, present))
        .map(schedule -> ApiAnswer.ok(view(schedule)))
        .orElseGet(ApiAnswer::notFound);
  }

  private Schedule changed(ApiCall call, JsonObject form, Schedule present) {
    if (present.declaredBy() != null
        && form.names().stream().anyMatch(ScheduleRoutes::isDeclared)) {
      throw declared(present, "changed; it can only be disabled and enabled");
    }
    return reader.change(form, call.body(), present, now());
  }

  private static boolean isDeclared(String member) {
    return !member.equals("enabled");
  }

  private ApiAnswer delete(ApiCall call) {
    Schedule present = find(call);
    if (present.declaredBy() != null) {
      throw declared(present, "deleted; disable it instead");
    }
    return schedules.remove(call.project(), present.id())
        ? ApiAnswer.noContent()
        : ApiAnswer.notFound();
  }

  private static Refused declared(Schedule schedule, String what) {
    return ProblemCode.NOT_ALLOWED.refused(
        "The task " + schedule.declaredBy() + " declares it, so it cannot be " + what + ".");
  }

  private ScheduleView view(Schedule schedule) {
    return ScheduleView.of(schedule, schedules);
  }

  private Schedule find(ApiCall call) {
    Id id = call.pathId("id", IdPrefix.SCHEDULE);
    return schedules.find(call.project(), id).orElseThrow(ApiCall::notFound);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
