package dev.hookline.http.api.catalog;

import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.http.api.ApiLimits;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.event.EventRuns;
import dev.hookline.http.api.queue.QueueRoutes;
import dev.hookline.http.api.run.RunRoutes;
import dev.hookline.http.api.run.RunViews;
import dev.hookline.http.api.schedule.ScheduleRoutes;
import dev.hookline.http.api.task.TaskRoutes;
import dev.hookline.http.api.task.TriggerRoutes;
import dev.hookline.http.api.task.Triggering;
import dev.hookline.http.api.token.TokenRoutes;
import dev.hookline.http.api.worker.WorkerRoutes;
import dev.hookline.http.live.FollowedRuns;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Sources;
import dev.hookline.job.Engine;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.task.TaskParts;
import dev.hookline.task.Tokens;
import dev.hookline.testkit.memory.MemoryStore;
import dev.hookline.trigger.Schedules;
import dev.hookline.trigger.Triggers;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tasks of a {@link CatalogServer}: all lanes of runs on one thread. */
public final class CatalogTasks implements AutoCloseable {

  public final TaskParts parts;
  public final Schedules schedules;

  private final MemoryStore store;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final ExecutorService lanes = Executors.newSingleThreadExecutor();

  CatalogTasks(
      MemoryStore store,
      OutboundHttp network,
      Supplier<Engine> engine,
      ChangeFeed feed,
      IdGenerator ids,
      InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    parts =
        TaskParts.of(
            new TaskParts.Stores(
                store.tasks(), store.queues(), store.runs(), store.jobStore(), store.eventReader()),
            network,
            engine,
            this::executor,
            Runnable::run,
            feed,
            Meters.NONE,
            ids,
            clock,
            "Hookline/test");
    schedules = new Schedules(store.schedules(), new EveryMinute(), ids, clock);
  }

  Executor executor(Lane lane) {
    return lane.kind() == JobKind.RUN ? lanes : Runnable::run;
  }

  List<ApiRoute> routes(Intake intake, Sources sources, AddressGuard guard) {
    Triggers triggers = new Triggers(parts.maker(), intake);
    Triggering triggering =
        new Triggering(
            triggers, parts.queues(), store.jobReader(), parts.workers().underWay(), clock);
    RunViews views = views();
    return Stream.of(
            new TaskRoutes(parts, schedules, sources, guard, clock).routes(),
            new TriggerRoutes(parts.tasks(), triggering, clock, ApiLimits.STANDARD.bodyMaxBytes())
                .routes(),
            new RunRoutes(
                    parts,
                    triggers,
                    store.runs(),
                    store.jobReader(),
                    store.eventReader(),
                    views,
                    clock)
                .routes(),
            new ScheduleRoutes(schedules, ids, clock).routes(),
            new QueueRoutes(parts).routes(),
            new WorkerRoutes(parts, schedules, sources, store.tokens(), store.jobReader(), clock)
                .routes(),
            new TokenRoutes(
                    new Tokens(store.tokens(), ids, clock), () -> CatalogServer.PUBLIC_URL, clock)
                .routes())
        .flatMap(List::stream)
        .toList();
  }

  FollowedRuns followed() {
    return new FollowedRuns(store.jobReader(), store.runs(), views(), parts.news());
  }

  private RunViews views() {
    return new RunViews(
        parts.tasks(), parts.workers().underWay(), store.jobReader(), store.eventReader(), clock);
  }

  EventRuns eventRuns() {
    return new EventRuns(parts.tasks(), parts.maker(), store.runs(), views());
  }

  @Override
  public void close() {
    lanes.shutdownNow();
  }
}
