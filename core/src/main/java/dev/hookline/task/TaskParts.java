package dev.hookline.task;

import dev.hookline.delivery.OutboundHttp;
import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Engine;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStore;
import dev.hookline.job.Lane;
import dev.hookline.job.LaneExecutors;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.route.RunRouting;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Everything that tasks are made of, in the order in which a run travels: made, handed to a worker,
 * observed, watched.
 */
public record TaskParts(
    Tasks tasks,
    Queues queues,
    RunMaker maker,
    RunHandler handler,
    Workers workers,
    RunObserver observer,
    RunWatch watch,
    RunControl control,
    HeldRuns heldRuns,
    QueueState queueState,
    RunNews news,
    LaneExecutors executors)
    implements RunRouting {

  /** What tasks need of a store. */
  public record Stores(
      TaskStore tasks, QueueStore queues, RunStore runs, JobStore jobs, EventReader events) {}

  /**
   * Makes the parts.
   *
   * @param engine supplied, because the engine needs the handler that is made here
   * @param executors of the lanes, which {@link #executors} of the parts puts in order: the engine
   *     is to use those
   * @param background for what must not block an event loop
   * @param userAgent what runs over HTTP call themselves, {@code Hookline/<version>}
   */
  public static TaskParts of(
      Stores stores,
      OutboundHttp http,
      Supplier<Engine> engine,
      LaneExecutors executors,
      Executor background,
      ChangeFeed feed,
      Meters meters,
      IdGenerator ids,
      InstantSource clock,
      String userAgent) {
    Tasks tasks = new Tasks(stores.tasks());
    Queues queues = new Queues(stores.queues(), ids, clock);
    LaneExecutors together = together(queues, executors);
    QueueSlots slots = new QueueSlots(queues, engine);
    queues.onForgotten(lane -> {
      slots.forget(lane.target());
      engine.get().forget(lane);
    });
    RunEnds ends = new RunEnds(ids, clock);
    RunsUnderWay underWay = new RunsUnderWay();
    RunAdmission admission = new RunAdmission(queues, slots, underWay, ends, clock);
    WorkerSessions sessions = new WorkerSessions(admission, ids, clock);
    RunNews news = new RunNews();
    HttpRuns httpRuns = new HttpRuns(http, ends, ids, clock, userAgent);
    HeldRuns heldRuns =
        new HeldRuns(tasks, queues, sessions, stores.jobs(), engine, background, clock);
    RunHandler handler =
        new RunHandler(
            tasks, admission, slots, sessions, underWay, httpRuns, heldRuns, together, ends);
    Workers workers =
        new Workers(tasks, queues, sessions, underWay, heldRuns, stores.runs(), news, ends, clock);
    RunWatch watch =
        new RunWatch(
            workers, sessions, underWay, ends, stores.runs(), stores.events(), engine, clock);
    RunControl control =
        new RunControl(
            stores.runs(),
            stores.events(),
            underWay,
            sessions,
            ends,
            news,
            feed,
            engine,
            background,
            clock);
    stores.runs().onWoken(run -> engine.get().waits(run.lane(), run.dueAt()));
    return new TaskParts(
        tasks,
        queues,
        new RunMaker(queues, sessions, watch, engine, ids),
        handler,
        workers,
        new RunObserver(sessions, underWay, news, feed, meters, clock),
        watch,
        control,
        heldRuns,
        new QueueState(queues, stores.queues(), slots),
        news,
        together);
  }

  @Override
  public boolean wants(Event event) {
    return !tasks.wanting(event).isEmpty();
  }

  @Override
  public List<Job> runsFor(Event event) {
    List<TaskDefinition> wanting = tasks.wanting(event);
    return wanting.isEmpty()
        ? List.of()
        : wanting.stream().map(task -> maker.forEvent(task, event)).toList();
  }

  /** Puts all lanes of a queue on one executor, because they share the queue's limit. */
  private static LaneExecutors together(Queues queues, LaneExecutors executors) {
    return lane -> {
      RunQueue queue = lane.kind() == JobKind.RUN ? queues.ofLane(lane.target()) : null;
      Id owner = queue == null ? lane.target() : queue.id();
      return executors.of(new Lane(lane.kind(), owner));
    };
  }
}
