package dev.hookline.http.api.event;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.Endpoints;
import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.event.EventReader;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.delivery.DeliveryView;
import dev.hookline.http.api.run.RunView;
import dev.hookline.http.json.JsonObject;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.Publisher;
import dev.hookline.ingest.Sources;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobReader;
import dev.hookline.operate.Replay;
import dev.hookline.operate.Scope;
import dev.hookline.task.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}. */
public final class EventRoutes {

  private static final String LIST = "/api/v1/events";
  private static final String ONE = LIST + "/:event";
  private static final int TEXT_LENGTH_MAX = 64;

  private final Publishing publishing;
  private final EventReader events;
  private final JobReader jobs;
  private final Sources sources;
  private final Endpoints endpoints;
  private final Replay replay;
  private final EventRuns runs;

  /**
   * @param payloadBytesMax of one published event
   */
  public EventRoutes(
      Publisher publisher,
      EventReader events,
      JobReader jobs,
      Sources sources,
      Endpoints endpoints,
      Replay replay,
      EventRuns runs,
      int payloadBytesMax) {
    this.publishing = new Publishing(publisher, payloadBytesMax);
    this.events = events;
    this.jobs = jobs;
    this.sources = sources;
    this.endpoints = endpoints;
    this.replay = replay;
    this.runs = runs;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.post(LIST, Scope.PUBLISH, publishing::one),
        ApiRoute.postBatch(LIST + "/batch", Scope.PUBLISH, publishing::batch),
        ApiRoute.list(LIST, Scope.READ, this::list, "source", "type", "event_id", "tenant"),
        ApiRoute.get(ONE, Scope.READ, this::read),
        ApiRoute.get(ONE + "/raw", Scope.READ, call -> RawPayload.of(find(call))),
        ApiRoute.post(ONE + "/replay", Scope.WRITE, this::replay));
  }

  private ApiAnswer list(ApiCall call) {
    EventQuery query =
        new EventQuery(
            call.project(),
            call.parameterId("source", IdPrefix.SOURCE),
            call.parameterEventType("type"),
            call.parameter("event_id"),
            call.parameter("tenant"),
            call.page());
    return call.list(events.list(query), event -> EventView.of(event, sources));
  }

  private ApiAnswer read(ApiCall call) {
    Event event = find(call);
    JobQuery deliveries =
        new JobQuery(
            call.project(),
            JobKind.DELIVERY,
            event.id(),
            null,
            Set.of(),
            null,
            null,
            PageRequest.first(PageRequest.LIMIT_MAX));
    Page<Job> page = jobs.list(deliveries);
    return ApiAnswer.ok(
        FullEventView.of(
            EventView.of(event, sources),
            event,
            new Page<>(views(page.items()), page.next()),
            runs.of(event)));
  }

  private ApiAnswer replay(ApiCall call) {
    JsonObject body = call.jsonIfAny();
    @Nullable Endpoint only = endpoint(call, body);
    @Nullable TaskDefinition task = task(call, body);
    if (only != null && task != null) {
      body.error("task", "cannot stand beside endpoint");
    }
    Event event = find(call);
    if (only != null && !only.sharesTenantWith(event)) {
      body.error("endpoint", "is not of the tenant that the event is for");
    }
    body.refuseIfInvalid();
    List<Job> made =
        (task == null
                ? replay.replay(event, only)
                : replay.replayTo(event, List.of(runs.of(task, event))))
            .orElseThrow(ApiCall::notFound);
    return ApiAnswer.accepted(
        new Replayed(
            event.id().text(IdPrefix.EVENT),
            views(made.stream().filter(job -> job.kind() == JobKind.DELIVERY).toList()),
            runs.views(made.stream().filter(job -> job.kind() == JobKind.RUN).toList())));
  }

  private @Nullable TaskDefinition task(ApiCall call, JsonObject body) {
    String name = body.text("task", TaskDefinition.NAME_LENGTH_MAX);
    TaskDefinition task = name == null ? null : runs.find(call.project(), name);
    if (name != null && task == null) {
      body.error("task", "is not the name of a task");
    }
    return task;
  }

  /**
   * What a replay made.
   *
   * @param deliveries none when no endpoint wants the event
   * @param runs none when no task wants the event
   */
  private record Replayed(String id, List<DeliveryView> deliveries, List<RunView> runs) {}

  private @Nullable Endpoint endpoint(ApiCall call, JsonObject body) {
    String text = body.text("endpoint", TEXT_LENGTH_MAX);
    if (text == null) {
      return null;
    }
    Optional<Id> id = Id.parse(IdPrefix.ENDPOINT, text);
    Optional<Endpoint> endpoint = id.flatMap(found -> endpoints.find(call.project(), found));
    if (endpoint.isEmpty()) {
      body.error("endpoint", "is not the id of an endpoint");
    }
    return endpoint.orElse(null);
  }

  private Event find(ApiCall call) {
    return events
        .find(call.project(), call.pathId("event", IdPrefix.EVENT))
        .orElseThrow(ApiCall::notFound);
  }

  private static List<DeliveryView> views(List<Job> deliveries) {
    return deliveries.stream().map(DeliveryView::of).toList();
  }
}
