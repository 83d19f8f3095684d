package dev.hookline.server;

import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.queue.QueueRoutes;
import dev.hookline.http.api.run.RunRoutes;
import dev.hookline.http.api.run.RunViews;
import dev.hookline.http.api.schedule.ScheduleRoutes;
import dev.hookline.http.api.task.TaskRoutes;
import dev.hookline.http.api.task.TriggerRoutes;
import dev.hookline.http.api.task.Triggering;
import dev.hookline.http.api.token.TokenRoutes;
import dev.hookline.http.api.worker.WorkerRoutes;
import dev.hookline.store.sqlite.SqliteStore;
import dev.hookline.task.TaskParts;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The routes of tasks and of all that belongs to them. */
final class TaskApi {

  private final TaskParts tasks;
  private final Tasking tasking;
  private final SqliteStore store;
  private final InstantSource clock;
  private final RunViews views;

  TaskApi(TaskParts tasks, Tasking tasking, SqliteStore store, InstantSource clock) {
    this.tasks = tasks;
    this.tasking = tasking;
    this.store = store;
    this.clock = clock;
    this.views =
        new RunViews(
            tasks.tasks(),
            tasks.workers().underWay(),
            store.jobReader(),
            store.eventReader(),
            clock);
  }

  RunViews views() {
    return views;
  }

  /**
   * @param payloadBytesMax of one run
   */
  List<ApiRoute> routes(
      Server server, AddressGuard guard, Supplier<String> publicUrl, int payloadBytesMax) {
    Triggering triggering =
        new Triggering(
            tasking.triggers(),
            tasks.queues(),
            store.jobReader(),
            tasks.workers().underWay(),
            clock);
    return Stream.of(
            new TaskRoutes(tasks, tasking.schedules(), server.sources(), guard, clock).routes(),
            new TriggerRoutes(tasks.tasks(), triggering, clock, payloadBytesMax).routes(),
            new RunRoutes(
                    tasks,
                    tasking.triggers(),
                    store.runs(),
                    store.jobReader(),
                    store.eventReader(),
                    views,
                    clock)
                .routes(),
            new ScheduleRoutes(tasking.schedules(), store.ids(), clock).routes(),
            new QueueRoutes(tasks).routes(),
            new WorkerRoutes(
                    tasks,
                    tasking.schedules(),
                    server.sources(),
                    store.tokens(),
                    store.jobReader(),
                    clock)
                .routes(),
            new TokenRoutes(tasking.tokens(), publicUrl, clock).routes())
        .flatMap(List::stream)
        .toList();
  }
}
