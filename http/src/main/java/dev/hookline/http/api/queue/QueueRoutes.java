package dev.hookline.http.api.queue;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiHandler;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.BodyLimit;
import dev.hookline.http.api.NamedPages;
import dev.hookline.http.json.JsonObject;
import dev.hookline.operate.Scope;
import dev.hookline.task.HeldRuns;
import dev.hookline.task.QueueState;
import dev.hookline.task.Queues;
import dev.hookline.task.RunQueue;
import dev.hookline.task.TaskParts;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/queues}. A name with a slash is two segments of the path, or one in which the
 * slash is encoded.
 */
public final class QueueRoutes {

  private static final String PATH = "/api/v1/queues";
  private static final String ONE = PATH + "/:queue";
  private static final String WITH_SLASH = ONE + "/:rest";

  private final Queues queues;
  private final QueueState state;
  private final HeldRuns heldRuns;

  public QueueRoutes(TaskParts parts) {
    this.queues = parts.queues();
    this.state = parts.queueState();
    this.heldRuns = parts.heldRuns();
  }

  public List<ApiRoute> routes() {
    List<ApiRoute> routes = new ArrayList<>();
    routes.add(
        new ApiRoute(
            HttpMethod.GET,
            PATH,
            Scope.READ,
            this::list,
            Set.of("limit", "cursor"),
            BodyLimit.ONE));
    for (String path : List.of(ONE, WITH_SLASH)) {
      boolean hasRest = path.equals(WITH_SLASH);
      routes.add(ApiRoute.get(path, Scope.READ, named(hasRest, (_, queue) -> queue)));
      routes.add(ApiRoute.patch(path, Scope.WRITE, named(hasRest, this::change)));
      routes.add(ApiRoute.post(path + "/pause", Scope.WRITE, named(hasRest, this::pause)));
      routes.add(ApiRoute.post(path + "/resume", Scope.WRITE, named(hasRest, this::resume)));
    }
    return routes;
  }

  @FunctionalInterface
  private interface OnQueue {
    RunQueue handle(ApiCall call, RunQueue queue);
  }

  private ApiHandler named(boolean hasRest, OnQueue handler) {
    return call -> {
      String first = call.pathText("queue");
      String name = hasRest ? first + "/" + call.pathText("rest") : first;
      RunQueue queue = queues.find(call.project(), name).orElseThrow(ApiCall::notFound);
      return ApiAnswer.ok(view(handler.handle(call, queue)));
    };
  }

  private ApiAnswer list(ApiCall call) {
    return NamedPages.of(call, queues.of(call.project()), RunQueue::name, this::view);
  }

  private RunQueue pause(ApiCall call, RunQueue queue) {
    call.jsonIfAny().refuseIfInvalid();
    return heldRuns.pause(queue);
  }

  private RunQueue resume(ApiCall call, RunQueue queue) {
    call.jsonIfAny().refuseIfInvalid();
    return heldRuns.resume(queue);
  }

  private RunQueue change(ApiCall call, RunQueue queue) {
    JsonObject form = call.json();
    @Nullable Integer all = form.integer("concurrency", 1, RunQueue.CONCURRENCY_MAX);
    @Nullable Integer perKey = form.integer("concurrency_per_key", 1, RunQueue.CONCURRENCY_MAX);
    form.refuseIfInvalid();
    return heldRuns.limit(
        queue,
        present ->
            present.withLimits(
                form.has("concurrency") ? all : present.concurrency(),
                form.has("concurrency_per_key") ? perKey : present.concurrencyPerKey(),
                true));
  }

  private QueueView view(RunQueue queue) {
    return QueueView.of(queue, state.of(queue));
  }
}
